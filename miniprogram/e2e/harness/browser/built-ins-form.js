import { asAttribute, define } from './built-ins.js';
import { fail, scripted } from './handle.js';
import { showSheet } from './shell.js';

const OPEN_TYPES = {
  getPhoneNumber: ['getphonenumber', { errMsg: 'getPhoneNumber:ok', code: 'test-phone-code' }],
  chooseAvatar: ['chooseavatar', { avatarUrl: 'wxfile://tmp_avatar.png' }],
  agreePrivacyAuthorization: ['agreeprivacyauthorization', {}],
  openSetting: ['opensetting', { authSetting: {} }],
};

async function answerOpenType(openType, emit) {
  const [event, usual] = OPEN_TYPES[openType] ?? [];
  if (!event) return;
  const answer = await scripted(`button.${openType}`, {}).catch((refusal) => refusal);
  emit(event, answer ?? usual);
}

define('button', ['type', 'size', 'disabled', 'loading', 'openType', 'formType', 'plain'], ({
  emit,
  data,
}) => ({
  props: {
    type: asAttribute('type'),
    size: asAttribute('size'),
    disabled: asAttribute('disabled'),
    openType: asAttribute('open-type'),
  },
  attached(element) {
    element.addEventListener('click', () => {
      const { disabled, openType, formType } = data();
      if (disabled) return;
      answerOpenType(openType, emit).catch((error) => fail('button', error));
      if (formType === 'submit')
        element.closest('form')?.dispatchEvent(new CustomEvent('weapp-submit'));
    });
  },
}));

define('form', ['reportSubmit'], ({ emit }) => ({
  attached(element) {
    element.addEventListener('weapp-submit', () => {
      const fields = [...element.querySelectorAll('[name]')];
      emit('submit', {
        value: Object.fromEntries(fields.map((field) => [field.getAttribute('name'), field.value])),
      });
    });
  },
}));

const KEYBOARDS = { number: 'numeric', digit: 'decimal' };

/** The element itself is the DOM input: typing into `#id` works on it directly. */
const field =
  (kind) =>
  ({ emit, element }) => ({
    attached(input) {
      const value = () => ({ value: input.value });
      input.addEventListener('input', () =>
        emit('input', {
          ...value(),
          cursor: input.selectionStart ?? input.value.length,
          keyCode: 0,
        }),
      );
      input.addEventListener('change', () => emit('change', value()));
      input.addEventListener('focus', () => emit('focus', { ...value(), height: 0 }));
      input.addEventListener('blur', () => emit('blur', value()));
      input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && kind === 'input') emit('confirm', value());
      });
    },
    props: {
      name: asAttribute('name'),
      placeholder: asAttribute('placeholder'),
      disabled: asAttribute('disabled'),
      value(value, input) {
        const text = String(value ?? '');
        if (input.value !== text) input.value = text;
      },
      type(type, input) {
        if (kind === 'input') input.inputMode = KEYBOARDS[type] ?? 'text';
      },
      password(on, input) {
        if (on) input.type = 'password';
      },
      maxlength(length, input) {
        if (Number(length ?? -1) >= 0) input.maxLength = Number(length);
        else input.removeAttribute('maxlength');
      },
      focus: (on) => on && element().focus(),
    },
  });
const FIELD = [
  'value',
  'placeholder',
  'type',
  'password',
  'disabled',
  'maxlength',
  'focus',
  'name',
];
define('input', FIELD, field('input'));
define('textarea', FIELD, field('textarea'));

/** switch, checkbox and radio: a DOM input inside, which carries the value for its group. */
const ticked =
  (type, onChange) =>
  ({ emit }) => {
    const input = document.createElement('input');
    input.type = type;
    input.addEventListener('change', () => onChange?.(emit, input));
    return {
      attached: (element) => element.prepend(input),
      props: {
        checked: (on) => {
          input.checked = Boolean(on);
        },
        disabled: (on) => {
          input.disabled = Boolean(on);
        },
        value: (value) => {
          input.value = value ?? '';
        },
      },
    };
  };
define('switch', ['checked', 'disabled', 'color'], ticked('checkbox', (emit, input) =>
  emit('change', { value: input.checked }),
));
define('checkbox', ['checked', 'disabled', 'value', 'color'], ticked('checkbox'));
define('radio', ['checked', 'disabled', 'value', 'color'], ticked('radio'));

const tickedValues = (element) =>
  [...element.querySelectorAll('input:checked')].map((input) => input.value);
define('checkbox-group', ['name'], ({ emit }) => ({
  attached: (element) =>
    element.addEventListener('change', () => emit('change', { value: tickedValues(element) })),
}));
define('radio-group', ['name'], ({ emit }) => ({
  attached: (element) =>
    element.addEventListener('change', (event) => {
      for (const input of element.querySelectorAll('input')) input.checked = input === event.target;
      emit('change', { value: event.target.value });
    }),
}));

define('slider', ['value', 'min', 'max', 'step', 'disabled'], ({ emit }) => {
  const input = document.createElement('input');
  input.type = 'range';
  input.addEventListener('change', () => emit('change', { value: Number(input.value) }));
  const copy = (name) => (value) => {
    if (value !== undefined && value !== null) input[name] = value;
  };
  return {
    attached: (element) => element.appendChild(input),
    props: {
      min: copy('min'),
      max: copy('max'),
      step: copy('step'),
      value: copy('value'),
      disabled: copy('disabled'),
    },
  };
});

/** A selector opens a sheet of its range; for date, time and region a test calls `__weapp.pick(element, value)`. */
define('picker', ['mode', 'range', 'rangeKey', 'value', 'disabled', 'start', 'end'], ({
  emit,
  data,
}) => ({
  attached(element) {
    element.__pick = (value) => emit('change', { value });
    element.addEventListener('click', async () => {
      const { disabled, mode, range, rangeKey } = data();
      if (disabled || (mode ?? 'selector') !== 'selector') return;
      const chosen = await showSheet(
        (range ?? []).map((item) => (rangeKey ? item[rangeKey] : item)),
      );
      if (chosen < 0) emit('cancel', {});
      else emit('change', { value: chosen });
    });
  },
}));

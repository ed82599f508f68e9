// Thin DOM versions of WeChat's built-in components: the events and properties, not the looks.
import { components } from './environment.js';
import { fileUrl } from './files.js';

const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  const isStyle = name === 'style' && typeof value === 'string';
  setAttribute.call(
    this,
    name,
    isStyle ? value.replace(/(-?[\d.]+)rpx/g, 'calc($1 * var(--rpx))') : value,
  );
};

/**
 * Registers one component. `setup` gets `{ emit, data, element }` and may return `attached(element)` and
 * `props`, one function `(value, element)` per property that has an effect.
 */
export function define(tag, propertyNames, setup = () => ({})) {
  let definition = components.define(`wx://${tag}`).options({ virtualHost: false });
  for (const name of propertyNames) definition = definition.property(name, null);
  definition = definition.init((context) => {
    const { self } = context;
    const emit = (type, detail) =>
      self.triggerEvent(type, detail, { bubbles: false, composed: false });
    const { attached, props = {} } = setup({ emit, data: () => self.data, element: () => self.$$ });
    context.lifetime('attached', () => {
      if (self.id) setAttribute.call(self.$$, 'id', self.id);
      attached?.(self.$$);
      for (const name of Object.keys(props)) props[name](self.data[name], self.$$);
    });
    for (const name of Object.keys(props))
      context.observer(name, () => self.$$ && props[name](self.data[name], self.$$));
  });
  components.setGlobalUsingComponent(tag, definition.registerComponent().general());
}

/** A property that shows as an attribute, so that selectors and style sheets can use it. */
export const asAttribute = (name) => (value, element) => {
  if (value === undefined || value === null || value === false || value === '')
    element.removeAttribute(name);
  else setAttribute.call(element, name, value === true ? '' : String(value));
};

define('view', ['hidden', 'hoverClass', 'animation'], () => ({
  props: {
    hidden: (hidden, element) => {
      element.style.display = hidden ? 'none' : '';
    },
  },
}));

define('image', ['src', 'mode', 'lazyLoad'], ({ emit }) => {
  const image = document.createElement('img');
  image.onload = () => emit('load', { width: image.naturalWidth, height: image.naturalHeight });
  image.onerror = () => emit('error', { errMsg: 'image:fail' });
  return {
    attached: (element) => element.appendChild(image),
    props: {
      src: (src) => {
        if (src) image.src = fileUrl(src);
      },
      mode: (mode) => {
        image.style.objectFit = { aspectFill: 'cover', aspectFit: 'contain' }[mode] ?? 'fill';
      },
    },
  };
});

const SCROLL = [
  'scrollX',
  'scrollY',
  'scrollTop',
  'lowerThreshold',
  'upperThreshold',
  'refresherEnabled',
  'refresherTriggered',
  'scrollIntoView',
];
define('scroll-view', SCROLL, ({ emit, data }) => ({
  attached(element) {
    let wasLow = false;
    element.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element;
      emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      const isLow =
        scrollTop + clientHeight >= scrollHeight - (Number(data().lowerThreshold) || 50);
      if (isLow && !wasLow) emit('scrolltolower', { direction: 'bottom' });
      wasLow = isLow;
      if (scrollTop <= (Number(data().upperThreshold) || 50))
        emit('scrolltoupper', { direction: 'top' });
    });
    element.__refresh = () => emit('refresherrefresh', {});
  },
  props: {
    scrollY: (on, element) => {
      element.style.overflowY = on ? 'auto' : 'hidden';
    },
    scrollX: (on, element) => {
      element.style.overflowX = on ? 'auto' : 'hidden';
    },
    scrollTop: (top, element) => {
      if (top !== undefined && top !== null && top !== '') element.scrollTop = Number(top);
    },
  },
}));

const MAP = [
  'longitude',
  'latitude',
  'scale',
  'markers',
  'polyline',
  'polygons',
  'circles',
  'showLocation',
];
define('map', MAP, ({ emit }) => ({
  props: {
    longitude: asAttribute('data-longitude'),
    latitude: asAttribute('data-latitude'),
    markers(markers, element) {
      for (const old of element.querySelectorAll('.wx-marker')) old.remove();
      for (const [index, marker] of (markers ?? []).entries()) {
        const pin = document.createElement('div');
        pin.className = 'wx-marker';
        pin.dataset.markerId = marker.id;
        pin.textContent = '●';
        pin.style.cssText = `position:absolute;top:40%;left:${20 + index * 40}px`;
        pin.addEventListener('click', () => emit('markertap', { markerId: marker.id }));
        element.appendChild(pin);
      }
    },
  },
}));

define('rich-text', ['nodes', 'space'], () => ({
  props: {
    nodes: (nodes, element) => {
      if (typeof nodes === 'string') element.innerHTML = nodes;
    },
  },
}));

const CONTAINERS = [
  'text',
  'label',
  'swiper',
  'swiper-item',
  'cover-view',
  'movable-area',
  'movable-view',
  'page-container',
  'root-portal',
  'navigator',
  'picker-view',
  'picker-view-column',
];
const PLACEHOLDERS = [
  'video',
  'canvas',
  'icon',
  'progress',
  'web-view',
  'cover-image',
  'camera',
  'open-data',
  'official-account',
  'ad',
];
for (const tag of CONTAINERS)
  define(tag, [
    'hidden',
    'itemId',
    'userSelect',
    'selectable',
    'for',
    'current',
    'autoplay',
    'circular',
    'indicatorDots',
  ]);
for (const tag of PLACEHOLDERS) define(tag, ['src', 'type', 'percent', 'size', 'color', 'hidden']);

import type { Field } from '../../fields/field.ts';
import type { ValueProps } from './edit-context.ts';
import { AreasField, KindsField } from './place-controls.tsx';
import { RowsField } from './rows-field.tsx';
import {
  ChoiceField,
  DayChoice,
  NumberField,
  PicksField,
  TextField,
  YuanField,
} from './simple-controls.tsx';
import { VariantField } from './variant-field.tsx';

/** The control that a field's table names. */
export function FieldControl({ field, ...props }: ValueProps & { field: Field }) {
  const { control } = field;
  switch (control.kind) {
    case 'yuan':
      return <YuanField control={control} {...props} />;
    case 'number':
      return <NumberField control={control} {...props} />;
    case 'text':
      return <TextField control={control} {...props} />;
    case 'day':
      return <DayChoice {...props} />;
    case 'choice':
      return <ChoiceField control={control} {...props} />;
    case 'picks':
      return <PicksField control={control} {...props} />;
    case 'areas':
      return <AreasField {...props} />;
    case 'kinds':
      return <KindsField {...props} />;
    case 'variant':
      return <VariantField control={control} {...props} />;
    case 'rows':
      return <RowsField control={control} {...props} />;
  }
}

import type { ComponentProps } from 'react';
import { describe, Field, type FieldProps, inputLook, own } from '#components/ui/field.tsx';

export type Option = { value: string; label: string; disabled?: boolean };
type Props = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'className' | 'id' | 'children'> & {
    options: readonly Option[];
    /** The first, empty choice. */
    placeholder?: string;
  };

/** One choice from a list. */
export function Select({ options, placeholder, ...props }: Props) {
  return (
    <Field {...props}>
      <select {...own(props)} {...describe(props)} className={inputLook}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

import type { ComponentProps } from 'react';
import { describe, Field, type FieldProps, inputLook, own } from '#components/ui/field.tsx';

/** `group`: the heading under which it stands, with those beside it of the same; those of none stand first. */
export type Option = { value: string; label: string; disabled?: boolean; group?: string };
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
        {choices(options.filter(({ group }) => group === undefined))}
        {[...Map.groupBy(options, ({ group }) => group)].map(
          ([group, those]) =>
            group !== undefined && (
              <optgroup key={group} label={group}>
                {choices(those)}
              </optgroup>
            ),
        )}
      </select>
    </Field>
  );
}

const choices = (options: readonly Option[]) =>
  options.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));

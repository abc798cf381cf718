import type { ComponentProps, ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

/** What every field takes. `error` is a sentence; `optional` is the word set after the label of a field that may stay empty. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  optional?: string;
};

/** The id of a field, as the error summary links to it. */
export const fieldId = (name: string): string => `field-${name}`;

/** The attributes that tie an input to its label, help and error. */
export function describe({ name, help, error }: FieldProps) {
  const id = fieldId(name);
  const by = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, name, 'aria-describedby': by || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}

/** Label above, error beside the field, help under it. */
export function Field({ children, ...props }: FieldProps & { children: ReactNode }) {
  const id = fieldId(props.name);
  return (
    <div className="tw:max-w-128">
      <label className="tw:block tw:font-emphasis" htmlFor={id}>
        {props.label}
        {props.optional && <span className="tw:font-normal tw:text-muted"> ({props.optional})</span>}
      </label>
      {props.error && (
        <p className="tw:my-1 tw:text-refusal" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      {children}
      {props.help && (
        <p className="tw:text-sm tw:text-muted" id={`${id}-help`}>
          {props.help}
        </p>
      )}
    </div>
  );
}

/** How every input looks; on the desk it is as high as a line of a dense table. */
export const inputLook =
  'tw:mt-1 tw:block tw:min-h-11 tw:w-full tw:rounded-sm tw:border tw:border-edge tw:bg-raised tw:px-3 tw:py-2 tw:text-control tw:disabled:bg-sunk tw:aria-invalid:border-2 tw:aria-invalid:border-refusal tw:desk:min-h-9 tw:desk:py-1.25';
export const typedLook = 'tw:read-only:bg-sunk';
const fileLook = 'tw:file:me-3 tw:file:rounded-sm tw:file:border tw:file:border-edge tw:file:bg-sunk tw:file:px-3';

/** The attributes of an input that are its own, once those of the field are taken away. */
export function own<P extends FieldProps>(props: P): Omit<P, keyof FieldProps> {
  const { name: _name, label: _label, help: _help, error: _error, optional: _optional, ...rest } = props;
  return rest;
}

type InputProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'className' | 'id'>;

/** One line of text, or any input type that looks like one (date, number, email, password, search, tel). */
export function TextField(props: InputProps) {
  return (
    <Field {...props}>
      <input type="text" {...own(props)} {...describe(props)} className={classes(inputLook, typedLook)} />
    </Field>
  );
}

/** A file to send. Say the types and the limit in `help`. */
export function FileField(props: Omit<InputProps, 'type'>) {
  return (
    <Field {...props}>
      <input {...own(props)} {...describe(props)} type="file" className={classes(inputLook, fileLook)} />
    </Field>
  );
}

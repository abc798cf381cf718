import type { ComponentProps, ReactNode } from 'react';

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
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.optional && <span className="optional"> ({props.optional})</span>}
      </label>
      {props.error && (
        <p className="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      {children}
      {props.help && (
        <p className="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
    </div>
  );
}

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
      <input type="text" {...own(props)} {...describe(props)} className="input" />
    </Field>
  );
}

type AreaProps = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'className' | 'id'>;

/** Longer text; it grows with what is typed where the browser can. */
export function TextArea(props: AreaProps) {
  return (
    <Field {...props}>
      <textarea rows={6} {...own(props)} {...describe(props)} className="input" />
    </Field>
  );
}

/** A file to send. Say the types and the limit in `help`. */
export function FileField(props: Omit<InputProps, 'type'>) {
  return (
    <Field {...props}>
      <input {...own(props)} {...describe(props)} type="file" className="input" />
    </Field>
  );
}

import type { ComponentProps, ReactNode } from 'react';
import { fieldId } from '#components/ui/field.tsx';

type Props = { legend: ReactNode; name?: string; help?: ReactNode; error?: string | undefined; children: ReactNode };

/** Fields that belong together. Give `name` where an error is about the group as a whole (radio buttons). */
export function Fieldset({ legend, name, help, error, children }: Props) {
  const id = name ? fieldId(name) : undefined;
  return (
    <fieldset className="fieldset" id={id} aria-describedby={error && id ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error && (
        <p className="error" id={id && `${id}-error`}>
          {error}
        </p>
      )}
      {help && <p className="help">{help}</p>}
      {children}
    </fieldset>
  );
}

/** Fields on one line where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => <div className="fields">{children}</div>;

/** The buttons at a form's end. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>;

type ChoiceProps = Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  type: 'radio' | 'checkbox';
  label: ReactNode;
  help?: ReactNode;
};

/** One radio button or check box, its label after it. */
export function Choice({ label, help, ...input }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...input} />
      <span>
        {label}
        {help && <span className="small block">{help}</span>}
      </span>
    </label>
  );
}

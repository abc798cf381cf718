import type { ReactNode } from 'react';
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

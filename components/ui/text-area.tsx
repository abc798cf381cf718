import { type ComponentProps, useLayoutEffect, useState } from 'react';
import { classes } from '#components/ui/classes.ts';
import { describe, Field, type FieldProps, inputLook, own, typedLook } from '#components/ui/field.tsx';

const areaLook = 'tw:field-sizing-content tw:min-h-36 tw:desk:min-h-28';

type AreaProps = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'className' | 'id'>;

/**
 * Longer text; it grows with what is typed where the browser can. React sets a text area that it takes over from the server to the words that
 * came with it, whatever somebody has typed meanwhile; to one that it is given without words it does nothing. So it has them a moment later.
 */
export function TextArea({ defaultValue, ...props }: AreaProps) {
  const [isTakenOver, takeOver] = useState(typeof document === 'undefined');
  useLayoutEffect(() => takeOver(true), []);
  return (
    <Field {...props}>
      <textarea
        rows={6}
        {...own(props)}
        {...describe(props)}
        defaultValue={isTakenOver ? defaultValue : ''}
        className={classes(inputLook, typedLook, areaLook)}
      />
    </Field>
  );
}

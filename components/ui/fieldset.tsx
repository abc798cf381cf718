import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';
import { fieldId } from '#components/ui/field.tsx';

type Props = {
  legend: ReactNode;
  name?: string;
  help?: ReactNode;
  error?: string | undefined;
  /** Its fields stand side by side where there is room. */
  pairs?: boolean;
  children: ReactNode;
};

/** The fields of a form one below the other. */
export const stackedLook = 'tw:grid tw:grid-cols-1 tw:gap-5';
/** Side by side, two or as many as there is room for. */
export const pairsLook = 'tw:grid tw:grid-cols-pairs tw:items-start tw:gap-x-8 tw:gap-y-4';

/** Fields that belong together. Give `name` where an error is about the group as a whole (radio buttons). */
export function Fieldset({ legend, name, help, error, pairs = false, children }: Props) {
  const id = name ? fieldId(name) : undefined;
  return (
    <fieldset
      className={classes('tw:border-t tw:border-rule tw:pt-4', pairs ? pairsLook : 'tw:grid tw:gap-y-5')}
      id={id}
      aria-describedby={error && id ? `${id}-error` : undefined}
    >
      <legend className="tw:pe-3 tw:font-emphasis">{legend}</legend>
      {error && (
        <p className="tw:col-span-full tw:text-refusal" id={id && `${id}-error`}>
          {error}
        </p>
      )}
      {help && <p className="tw:col-span-full tw:-mb-2 tw:text-sm tw:text-muted">{help}</p>}
      {children}
    </fieldset>
  );
}

/** A link on the line of a button, as high as it is. */
export const besideButton = 'tw:inline-flex tw:min-h-11 tw:items-center tw:desk:min-h-9';

/** Fields on one line where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="tw:flex tw:flex-wrap tw:items-end tw:gap-4 tw:[&>:has([type=search])]:basis-96 tw:desk:*:max-w-88">
    {children}
  </div>
);

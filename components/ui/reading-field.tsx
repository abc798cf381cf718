import { fieldId, inputLook } from '#components/ui/field.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';

export type Reading = {
  name: string;
  language: string;
  rows: readonly { words: string; value: string; isSure: boolean }[];
};

type Props = {
  field: Extract<FieldSpec, { kind: 'reading' }>;
  reading: Reading;
  /** What is wrong with what was chosen, by the names of the choices. */
  errors: Readonly<Record<string, string>>;
};

/** What was read, each piece with what it is taken for beside it, to be chosen anew; what was read with doubt says so. */
export function ReadingField({ field: { label, doubt, options }, reading: { name, language, rows }, errors }: Props) {
  return (
    <fieldset className="tw:my-4">
      <legend className="tw:font-emphasis">{label}</legend>
      <ol className="tw:list-none tw:ps-0">
        {rows.map(({ words, value, isSure }, place) => {
          const field = `${name}.${place}`;
          const id = fieldId(field);
          const error = errors[field];
          return (
            <li
              // They stand in one order for good.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={place}
              className="tw:grid tw:gap-x-4 tw:gap-y-1 tw:border-t tw:border-rule tw:py-2 tw:md:grid-cols-[14rem_minmax(0,1fr)]"
            >
              <div>
                <select
                  id={id}
                  name={field}
                  defaultValue={value}
                  className={inputLook}
                  aria-label={`${label}: ${words.slice(0, 60)}`}
                  aria-invalid={error ? 'true' : undefined}
                  aria-describedby={error || !isSure ? `${id}-said` : undefined}
                >
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
                {(error || !isSure) && (
                  <p id={`${id}-said`} className={error ? 'tw:text-sm tw:text-refusal' : 'tw:text-sm tw:text-muted'}>
                    {error ?? doubt}
                  </p>
                )}
              </div>
              <p className="tw:mb-0 tw:wrap-anywhere" lang={language} dir="auto">
                {words}
              </p>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}

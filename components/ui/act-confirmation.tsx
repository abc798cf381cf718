import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec, FormWords, Preview } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { type Reading, ReadingField } from '#components/ui/reading-field.tsx';
import { Redline, type RedlinePiece, Runs } from '#components/ui/redline.tsx';
import { keysUnder } from '#components/ui/several.tsx';

export type ShownCaution =
  | string
  | { sentence: string; redline: { language: string; pieces: readonly RedlinePiece[] } };

type Props = {
  fields: readonly FieldSpec[];
  values: Record<string, string>;
  /** What is unusual about it, in sentences, some with the words that go and come. */
  cautions: readonly ShownCaution[];
  dates: Readonly<Record<string, string>>;
  words: FormWords;
  pending: boolean;
  reading?: Reading | undefined;
  /** What is wrong with what was chosen here. */
  errors: Readonly<Record<string, string>>;
  preview?: Preview | undefined;
};

/** What an act that asks once more will record, in full, with the button that records it and the one that goes back. */
export function ActConfirmation({ fields, values, cautions, dates, words, pending, reading, errors, preview }: Props) {
  const read = fields.find((field) => field.kind === 'reading');
  const isChosenHere = (name: string) => reading !== undefined && name.startsWith(`${reading.name}.`);
  const title = useRef<HTMLHeadingElement>(null);
  // It stands where the form stood: whoever pressed the form's button is led to it, not left at the page's top.
  useEffect(() => title.current?.focus(), []);
  const shown = fields
    .filter((field): field is Said => 'label' in field && field.kind !== 'reading')
    .filter((field) => !preview?.covers(field.name) && !('isAmongCautions' in field && field.isAmongCautions));
  return (
    <section
      data-confirm
      className="tw:col-span-full tw:max-w-measure tw:border tw:border-edge tw:px-5 tw:pt-4 tw:pb-5 tw:[&_dd]:whitespace-pre-line"
      aria-labelledby="confirm-title"
    >
      {/* biome-ignore lint/a11y/noAutofocus: posted without script, the page would begin at its top, far from what is asked */}
      <h3 id="confirm-title" className="tw:mb-3 tw:w-fit" tabIndex={-1} ref={title} autoFocus>
        {words.confirmTitle}
      </h3>
      {cautions.length > 0 && (
        <Notice tone="awaits" title={words.again}>
          <ul className="tw:mb-0">
            {cautions.map((caution, at) => (
              // They stand in one order for good, and two may say the same.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={at}>
                {typeof caution === 'string' ? (
                  caution
                ) : (
                  <>
                    {caution.sentence}
                    <p className="tw:my-1 tw:max-w-none" lang={caution.redline.language} dir="auto">
                      <Redline pieces={caution.redline.pieces} />
                    </p>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {preview?.show(values)}
      <Facts
        items={shown.map((field) => ({
          term: field.label,
          value:
            field.kind === 'fixed' && field.runs ? (
              <SetWords field={field} />
            ) : (
              said(field, values, dates) || words.none
            ),
        }))}
      />
      {read && reading && <ReadingField field={read} reading={reading} errors={errors} />}
      {Object.entries(values).map(
        ([name, value]) => !isChosenHere(name) && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="tw:mt-6 tw:flex tw:flex-wrap tw:gap-x-5 tw:gap-y-3">
        <Button tone="irreversible" name="confirm" value="yes" disabled={pending}>
          {pending ? words.pending : words.confirm}
        </Button>
        <Button tone="quiet" name="back" value="yes" disabled={pending}>
          {words.back}
        </Button>
      </div>
    </section>
  );
}

/** What is said and not asked, in its own language and with its emphasis. */
export const SetWords = ({ field: { lang, runs = [] } }: { field: Extract<FieldSpec, { kind: 'fixed' }> }) => (
  <span lang={lang} dir="auto">
    <Runs runs={runs} />
  </span>
);

/** A field whose value is said. */
type Said = Exclude<Extract<FieldSpec, { label: string }>, { kind: 'reading' }>;

/** A value as people read it: the words of a choice, a date written out, and the rest as it was typed. */
function said(field: Said, values: Record<string, string>, dates: Readonly<Record<string, string>>): string {
  if (field.kind === 'fixed') return field.text;
  if (field.kind === 'several') {
    const chosen = keysUnder(values, field.name);
    return field.options.flatMap((one) => (chosen.includes(one.value) ? [one.label] : [])).join(', ');
  }
  const value = values[field.name] ?? '';
  if (field.kind === 'select') return field.options.find((option) => option.value === value)?.label ?? value;
  return field.kind === 'date' ? (dates[field.name] ?? value) : value;
}

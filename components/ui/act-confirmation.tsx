import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec, FormWords } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { keysUnder } from '#components/ui/several.tsx';

type Piece = { kind: 'same' | 'added' | 'removed'; text: string };
export type ShownCaution = string | { sentence: string; redline: { language: string; pieces: readonly Piece[] } };

type Props = {
  fields: readonly FieldSpec[];
  values: Record<string, string>;
  /** What is unusual about it, in sentences, some with the words that go and come. */
  cautions: readonly ShownCaution[];
  dates: Readonly<Record<string, string>>;
  words: FormWords;
  pending: boolean;
};

/** What an act that asks once more will record, in full, with the button that records it and the one that goes back. */
export function ActConfirmation({ fields, values, cautions, dates, words, pending }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  // It stands where the form stood: whoever pressed the form's button is led to it, not left at the page's top.
  useEffect(() => title.current?.focus(), []);
  const shown = fields.filter((field): field is Extract<FieldSpec, { label: string }> => 'label' in field);
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
                    <Redline {...caution.redline} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        items={shown.map((field) => ({
          term: field.label,
          value: said(field, values, dates) || words.none,
        }))}
      />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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

/** Words in their own language and direction: those that go are struck, those that come underlined. */
function Redline({ language, pieces }: { language: string; pieces: readonly Piece[] }) {
  return (
    <p className="tw:my-1 tw:max-w-none" lang={language} dir="auto">
      {pieces.map(({ kind, text }, at) => {
        // They stand in one order for good.
        const key = `${at}`;
        if (kind === 'added')
          return (
            <ins key={key} className="tw:underline tw:decoration-lapis tw:decoration-2 tw:underline-offset-4">
              {text}
            </ins>
          );
        if (kind === 'removed')
          return (
            <del key={key} className="tw:text-muted tw:decoration-refusal tw:decoration-2">
              {text}
            </del>
          );
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}

/** A value as people read it: the words of a choice, a date written out, and the rest as it was typed. */
function said(
  field: Extract<FieldSpec, { label: string }>,
  values: Record<string, string>,
  dates: Readonly<Record<string, string>>,
): string {
  if (field.kind === 'fixed') return field.text;
  if (field.kind === 'several') {
    const chosen = keysUnder(values, field.name);
    return field.options.flatMap((one) => (chosen.includes(one.value) ? [one.label] : [])).join(', ');
  }
  const value = values[field.name] ?? '';
  if (field.kind === 'select') return field.options.find((option) => option.value === value)?.label ?? value;
  return field.kind === 'date' ? (dates[field.name] ?? value) : value;
}

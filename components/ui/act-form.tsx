'use client';
import { type FormEvent, startTransition, useActionState, useRef, useState } from 'react';
import { ActConfirmation, SetWords, type ShownCaution } from '#components/ui/act-confirmation.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Button } from '#components/ui/button.tsx';
import { classes } from '#components/ui/classes.ts';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { FileField, fieldId, TextField } from '#components/ui/field.tsx';
import type { FieldSpec, FormWords, Preview } from '#components/ui/field-spec.ts';
import { Fieldset, pairsLook, stackedLook } from '#components/ui/fieldset.tsx';
import { useFreshPage } from '#components/ui/fresh-page.ts';
import { useKept } from '#components/ui/kept.ts';
import type { Reading } from '#components/ui/reading-field.tsx';
import { Select } from '#components/ui/select.tsx';
import { keysUnder, SeveralField } from '#components/ui/several.tsx';
import { ShownOnce } from '#components/ui/shown-once.tsx';
import { TextArea } from '#components/ui/text-area.tsx';

type State = {
  refused: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  confirm: boolean;
  cautions?: readonly ShownCaution[];
  /** What was typed as a date, in words, by the names of the fields. */
  dates?: Record<string, string>;
  /** What was read out of what was sent, to be corrected where it is asked once more. */
  reading?: Reading;
  turn: number;
  /** What the act gave, to be shown this once in place of the form. */
  shown?: Record<string, string>;
};

type Props = {
  action: (state: State, form: FormData) => Promise<State>;
  fields: readonly FieldSpec[];
  words: FormWords;
  /** One of a kind for this form: sent twice, it is recorded once. */
  idempotencyKey: string;
  locale: string;
  tone?: 'primary' | 'quiet' | 'irreversible';
  /** Tells the forms of one page apart. Only one of them may ask for anything: fields are named by their names alone. */
  id?: string;
  layout?: FormLayout;
  /** Keeps what is typed at each pause, by this name of the form; what was kept stands in the fields, and `words` say so. */
  keep?: { form: string; address: string; values: Readonly<Record<string, string>>; words: string | null };
  /** What an act that asks once more shows of what was typed, as readers will see it, in place of the fields that it `covers`. */
  preview?: Preview;
};

/** Fields one below the other; side by side where there is room; a number and two titles on one line; a step beside others. */
type FormLayout = 'stack' | 'pairs' | 'item' | 'step';
const looks: Record<FormLayout, string> = {
  stack: stackedLook,
  pairs: classes(pairsLook, 'tw:max-w-264'),
  item: classes(pairsLook, 'tw:max-w-264 tw:lg:grid-cols-[8rem_1fr_1fr]'),
  step: 'tw:flex tw:flex-col tw:gap-3 tw:*:last:mt-auto',
};

const start: State = { refused: null, fields: {}, values: {}, confirm: false, turn: 0 };

/** React gives autofocus to fields only, and only the browser to what arrives with the page. */
const takeFocus = (summary: HTMLElement | null) => summary?.focus();

/** The flat list of a form's fields, groups opened. */
const flat = (fields: readonly FieldSpec[]): FieldSpec[] =>
  fields.flatMap((field) => (field.kind === 'group' ? flat(field.fields) : [field]));

/**
 * A form for one act. Without JavaScript it is posted and comes back filled; with it, it stays as it is, files too. A
 * refusal is summed at the top, takes the focus, and stands beside each field. An act that requires confirmation is shown and asked once more.
 */
export function ActForm({
  action,
  fields,
  words,
  idempotencyKey,
  locale,
  tone = 'primary',
  id = 'form',
  layout = 'stack',
  keep,
  preview,
}: Props) {
  const [state, send, pending] = useActionState(action, keep ? { ...start, values: { ...keep.values } } : start);
  const here = useRef<HTMLFormElement>(null);
  const keeping = useKept({ keep, turn: state.turn }, here);
  const sent = useFreshPage(idempotencyKey, state.turn);
  const isKept = keep !== undefined && Object.keys(keep.values).length > 0;
  const known = flat(fields);
  const grouped = fields.some(({ kind }) => kind === 'group');
  const [large, setLarge] = useState<TooLarge | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, React leaves the form as it is; let go, it would be emptied, chosen files and all.
    event.preventDefault();
    if (large) return document.getElementById(fieldId(large.name))?.focus();
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    // A file field left empty is a nameless file to the browser, and would arrive as an empty one with a name.
    for (const [name, value] of [...form])
      if (value instanceof File && value.name === '' && value.size === 0) form.delete(name);
    sent();
    keeping.sent();
    startTransition(() => send(form));
  };
  const shown = large ? { ...state, fields: { ...state.fields, [large.name]: large.message } } : state;
  if (state.shown && words.shown) return <ShownOnce words={words.shown} values={state.shown} />;
  const place = (name: string) => known.findIndex((field) => field.kind !== 'group' && field.name === name);
  const inOrder = Object.entries(state.fields).toSorted(([a], [b]) => place(a) - place(b));
  const errors = inOrder.map(([name, message]) => ({
    href: `#${fieldId(labelOf(fields, name) === null && !isRead(state.reading, name) ? id : name)}`,
    // The sentence stands beside the field: here is the way to it, or the sentence where no field shows.
    message: labelOf(fields, name) ?? message,
  }));
  return (
    <form
      ref={here}
      action={send}
      onSubmit={submit}
      onChange={(event) => {
        setLarge(weigh(event, known, large));
        keeping.typed();
      }}
      className={grouped || state.confirm ? classes(stackedLook, layout === 'pairs' && 'tw:max-w-264') : looks[layout]}
      data-script=""
      data-refused={state.refused ? '' : undefined}
      id={fieldId(id)}
      noValidate
    >
      {state.refused && <ErrorSummary key={state.turn} ref={takeFocus} title={state.refused} errors={errors} />}
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="$labels" value={labelsOf(known)} />
      {keep && <input type="hidden" name="keep" value={keep.form} />}
      {keep?.words && state.turn === 0 && <p className="tw:text-sm tw:text-muted">{keep.words}</p>}
      {state.confirm ? (
        <ActConfirmation
          fields={known}
          values={state.values}
          cautions={state.cautions ?? []}
          dates={state.dates ?? {}}
          words={words}
          pending={pending}
          reading={state.reading}
          errors={state.fields}
          preview={preview}
        />
      ) : (
        <>
          {fields.map((field) => (
            <FormField key={keyOf(field)} field={field} state={shown} kept={isKept} pairs={layout === 'pairs'} />
          ))}
          <div className="tw:col-span-full">
            <Actions>
              <Button tone={tone} disabled={pending}>
                {pending ? words.pending : words.submit}
              </Button>
            </Actions>
          </div>
        </>
      )}
    </form>
  );
}

/** The labels of the fields that are typed into, by their names: what a page without the form calls the words by. */
const labelsOf = (fields: readonly FieldSpec[]): string =>
  JSON.stringify(
    Object.fromEntries(
      fields.flatMap((field) =>
        field.kind === 'text' || field.kind === 'area' || field.kind === 'date' ? [[field.name, field.label]] : [],
      ),
    ),
  );

const keyOf = (field: FieldSpec): string => (field.kind === 'group' ? field.legend : field.name);

/** Whether an error is about one piece of what was read. */
const isRead = (reading: Reading | undefined, name: string): boolean =>
  reading !== undefined && name.startsWith(`${reading.name}.`);

/** The label of the field, or the legend of the group, that an error is about; null when it is about none that shows. */
function labelOf(fields: readonly FieldSpec[], name: string): string | null {
  for (const field of fields) {
    if (field.kind === 'group') {
      const label = field.name === name ? field.legend : labelOf(field.fields, name);
      if (label !== null) return label;
    } else if (field.kind !== 'hidden' && field.name === name) return field.label;
  }
  return null;
}

type FieldProps = { field: FieldSpec; state: State; kept: boolean; pairs: boolean };

function FormField({ field, state, kept, pairs }: FieldProps) {
  if (field.kind === 'reading') return null;
  if (field.kind === 'hidden') return <input type="hidden" name={field.name} value={field.value} />;
  if (field.kind === 'fixed')
    return (
      <div className="tw:max-w-128">
        <dl>
          <dt>{field.label}</dt>
          <dd>{field.runs ? <SetWords field={field} /> : field.text}</dd>
        </dl>
        <input type="hidden" name={field.name} value={field.value} />
      </div>
    );
  if (field.kind === 'group')
    return (
      <Fieldset
        legend={field.legend}
        name={field.name}
        help={field.help}
        error={field.name ? state.fields[field.name] : undefined}
        pairs={pairs}
      >
        {field.fields.map((one) => (
          <FormField key={keyOf(one)} field={one} state={state} kept={kept} pairs={pairs} />
        ))}
      </Fieldset>
    );
  if (field.kind === 'several')
    return (
      <SeveralField
        {...field}
        error={state.fields[field.name]}
        // Once the form was sent, or kept, what was chosen is what it came back with.
        chosen={state.turn > 0 || kept ? keysUnder(state.values, field.name) : field.chosen}
      />
    );
  const { name, label, help, optional, required, lang, dir, autoComplete } = field;
  const error = state.fields[name];
  const defaultValue = state.values[name] ?? field.value ?? '';
  const common = { name, label, help, optional, required, lang, dir, autoComplete, error };
  switch (field.kind) {
    case 'area':
      return <TextArea {...common} rows={field.rows ?? 5} defaultValue={defaultValue} />;
    case 'select':
      return <Select {...common} options={field.options} placeholder={field.placeholder} defaultValue={defaultValue} />;
    case 'file':
      return <FileField {...common} accept={field.accept} />;
    case 'date': {
      const read = state.dates?.[name];
      const said = read && read !== defaultValue ? `${read}.` : '';
      // A date is written the way people write it: a field of the browser's own would take but one way.
      return <TextField {...common} help={[said, help].filter(Boolean).join(' ')} defaultValue={defaultValue} />;
    }
    default:
      return <TextField {...common} type={field.kind} min={field.min} max={field.max} defaultValue={defaultValue} />;
  }
}

type TooLarge = { name: string; message: string };

/**
 * Which file is one too many: the files of a form share one limit, and the server would refuse them after all were sent,
 * with an answer that could not show what was typed. Other changes leave it as it was.
 */
function weigh(
  event: FormEvent<HTMLFormElement>,
  fields: readonly FieldSpec[],
  before: TooLarge | null,
): TooLarge | null {
  const changed = event.target;
  if (!(changed instanceof HTMLInputElement) || changed.type !== 'file') return before;
  const spec = fields.find((field) => field.kind === 'file' && field.name === changed.name);
  const chosen = [...new FormData(event.currentTarget).values()].filter((value) => value instanceof File);
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
  return spec?.kind === 'file' && bytes > spec.limitBytes ? { name: spec.name, message: spec.tooLarge } : null;
}

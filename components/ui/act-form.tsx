'use client';
import { type FormEvent, startTransition, useActionState } from 'react';
import { ActConfirmation } from '#components/ui/act-confirmation.tsx';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { FileField, fieldId, TextArea, TextField } from '#components/ui/field.tsx';
import type { FieldSpec, FormWords } from '#components/ui/field-spec.ts';
import { Fieldset } from '#components/ui/fieldset.tsx';
import { Select } from '#components/ui/select.tsx';
import { ShownOnce } from '#components/ui/shown-once.tsx';

type State = {
  refused: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  confirm: boolean;
  turn: number;
  /** What the act gave, to be shown this once in place of the form. */
  shown?: Record<string, string>;
};

type Props = {
  action: (state: State, form: FormData) => Promise<State>;
  fields: readonly FieldSpec[];
  words: FormWords;
  /** One of a kind for this form: sent twice, it is recorded once. */
  sending: string;
  locale: string;
  tone?: 'primary' | 'quiet' | 'solemn';
  /** Tells the forms of one page apart. Only one of them may ask for anything: fields are named by their names alone. */
  id?: string;
};

const start: State = { refused: null, fields: {}, values: {}, confirm: false, turn: 0 };

/** The flat list of a form's fields, groups opened. */
const flat = (fields: readonly FieldSpec[]): FieldSpec[] =>
  fields.flatMap((field) => (field.kind === 'group' ? flat(field.fields) : [field]));

/**
 * A form for one act. Without JavaScript it is posted and comes back filled; with it, it stays as it is, files too. A
 * refusal is summed at the top, takes the focus, and stands beside each field. A solemn act is shown and asked once more.
 */
export function ActForm({ action, fields, words, sending, locale, tone = 'primary', id = 'form' }: Props) {
  const [state, send, pending] = useActionState(action, start);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, React leaves the form as it is; let go, it would be emptied, chosen files and all.
    event.preventDefault();
    if (!areFilesWithin(event.currentTarget)) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    // A file field left empty is a nameless file to the browser, and would arrive as an empty one with a name.
    for (const [name, value] of [...form])
      if (value instanceof File && value.name === '' && value.size === 0) form.delete(name);
    startTransition(() => send(form));
  };
  if (state.shown && words.shown) return <ShownOnce words={words.shown} values={state.shown} />;
  const known = flat(fields);
  const errors = Object.entries(state.fields).map(([name, message]) => ({
    href: `#${fieldId(labelOf(fields, name) === null ? id : name)}`,
    message: [labelOf(fields, name), message].filter(Boolean).join(': '),
  }));
  return (
    <form action={send} onSubmit={submit} className="act-form" id={fieldId(id)} noValidate>
      {state.refused && <ErrorSummary key={state.turn} title={state.refused} errors={errors} />}
      <input type="hidden" name="key" value={sending} />
      <input type="hidden" name="locale" value={locale} />
      {state.confirm ? (
        <ActConfirmation fields={known} values={state.values} words={words} locale={locale} pending={pending} />
      ) : (
        <>
          {fields.map((field) => (
            <FormField key={keyOf(field)} field={field} state={state} />
          ))}
          <p className="actions">
            <Button tone={tone} disabled={pending}>
              {pending ? words.pending : words.submit}
            </Button>
          </p>
        </>
      )}
    </form>
  );
}

const keyOf = (field: FieldSpec): string => (field.kind === 'group' ? field.legend : field.name);

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

function FormField({ field, state }: { field: FieldSpec; state: State }) {
  if (field.kind === 'hidden') return <input type="hidden" name={field.name} value={field.value} />;
  if (field.kind === 'fixed')
    return (
      <div className="field">
        <Facts items={[{ term: field.label, value: field.text }]} />
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
      >
        {field.fields.map((one) => (
          <FormField key={keyOf(one)} field={one} state={state} />
        ))}
      </Fieldset>
    );
  const { name, label, help, optional, required, lang } = field;
  const error = state.fields[name];
  const defaultValue = state.values[name] ?? field.value ?? '';
  const common = { name, label, help, optional, required, lang, error };
  switch (field.kind) {
    case 'area':
      return <TextArea {...common} rows={field.rows ?? 5} defaultValue={defaultValue} />;
    case 'select':
      return <Select {...common} options={field.options} placeholder={field.placeholder} defaultValue={defaultValue} />;
    case 'file':
      return (
        <FileField {...common} accept={field.accept} onChange={(event) => checkSize(event.currentTarget, field)} />
      );
    default:
      return <TextField {...common} type={field.kind} min={field.min} max={field.max} defaultValue={defaultValue} />;
  }
}

/** Says at once that the form's files are over the limit: the server would refuse them, after all of them were sent. */
function checkSize(input: HTMLInputElement, { limitBytes, tooLarge }: { limitBytes: number; tooLarge: string }) {
  const inputs = [...(input.form?.elements ?? [])].filter(
    (one) => one instanceof HTMLInputElement && one.type === 'file',
  );
  const files = inputs.flatMap((one) => (one instanceof HTMLInputElement ? [...(one.files ?? [])] : []));
  const large = files.reduce((bytes, { size }) => bytes + size, 0) > limitBytes;
  for (const one of inputs)
    if (one instanceof HTMLInputElement) one.setCustomValidity(one === input && large ? tooLarge : '');
  if (large) input.reportValidity();
}

/** False, and said beside the field, while a chosen file is over the limit: the answer to it could not show what was typed. */
function areFilesWithin(form: HTMLFormElement): boolean {
  const large = [...form.elements].find((one) => one instanceof HTMLInputElement && one.validity.customError);
  return !(large instanceof HTMLInputElement) || large.reportValidity();
}

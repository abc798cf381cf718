'use client';
import { type FormEvent, startTransition, useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { FileField, fieldId, TextArea, TextField } from '#components/ui/field.tsx';
import { type Option, Select } from '#components/ui/select.tsx';

type Common = { name: string; label: string; help?: string; optional?: string; required?: boolean; value?: string; lang?: string };

/** A field as data, so that a page made on the server can hand a whole form over. */
export type FieldSpec =
  | (Common & { kind: 'text' | 'date' | 'email' | 'number'; min?: string; max?: string; list?: readonly string[] })
  | (Common & { kind: 'area'; rows?: number })
  | (Common & { kind: 'select'; options: readonly Option[]; placeholder?: string })
  | (Common & { kind: 'file'; accept: string; limitBytes: number; tooLarge: string })
  | { kind: 'hidden'; name: string; value: string }
  | { kind: 'group'; legend: string; help?: string; fields: readonly FieldSpec[] };

type State = {
  refused: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  confirm: boolean;
  turn: number;
};

export type FormWords = {
  submit: string;
  /** For a solemn act: the heading over what will be recorded, the button that records it, and the one that goes back. */
  confirmTitle?: string;
  confirm?: string;
  back?: string;
  pending: string;
  none: string;
};

type Props = {
  action: (state: State, form: FormData) => Promise<State>;
  fields: readonly FieldSpec[];
  words: FormWords;
  /** One of a kind for this form: sent twice, it is recorded once. */
  sending: string;
  locale: string;
  tone?: 'primary' | 'quiet' | 'solemn';
};

const start: State = { refused: null, fields: {}, values: {}, confirm: false, turn: 0 };

/** The flat list of a form's fields, groups opened. */
const flat = (fields: readonly FieldSpec[]): FieldSpec[] =>
  fields.flatMap((field) => (field.kind === 'group' ? flat(field.fields) : [field]));

/**
 * A form for one act. Without JavaScript it is posted and comes back filled; with it, it stays as it is, files too. A
 * refusal is summed at the top, takes the focus, and stands beside each field. A solemn act is shown and asked once more.
 */
export function ActForm({ action, fields, words, sending, locale, tone = 'primary' }: Props) {
  const [state, send, pending] = useActionState(action, start);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, React leaves the form as it is; let go, it would be emptied, chosen files and all.
    event.preventDefault();
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  };
  const known = flat(fields);
  const errors = Object.entries(state.fields).map(([name, message]) => ({
    href: `#${fieldId(known.some((field) => 'label' in field && field.name === name) ? name : 'form')}`,
    message: labelled(known, name, message),
  }));
  return (
    <form action={send} onSubmit={submit} className="act-form" id={fieldId('form')} noValidate>
      {state.refused && <ErrorSummary key={state.turn} title={state.refused} errors={errors} />}
      <input type="hidden" name="key" value={sending} />
      <input type="hidden" name="locale" value={locale} />
      {state.confirm ? (
        <Confirmation fields={known} state={state} words={words} pending={pending} />
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

const labelled = (fields: readonly FieldSpec[], name: string, message: string): string => {
  const field = fields.find((one) => 'label' in one && one.name === name);
  return field && 'label' in field ? `${field.label}: ${message}` : message;
};

function Confirmation({ fields, state, words, pending }: { fields: FieldSpec[]; state: State; words: FormWords; pending: boolean }) {
  const shown = fields.filter((field): field is Extract<FieldSpec, { label: string }> => 'label' in field);
  return (
    <section className="confirmation" aria-labelledby="confirm-title">
      <h3 id="confirm-title">{words.confirmTitle}</h3>
      <Facts items={shown.map((field) => ({ term: field.label, value: said(field, state.values[field.name] ?? '') || words.none }))} />
      {Object.entries(state.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="actions">
        <Button tone="solemn" name="confirm" value="yes" disabled={pending}>
          {pending ? words.pending : words.confirm}
        </Button>
        <Button tone="quiet" name="back" value="yes" disabled={pending}>
          {words.back}
        </Button>
      </p>
    </section>
  );
}

function said(field: FieldSpec, value: string): string {
  return field.kind === 'select' ? (field.options.find((option) => option.value === value)?.label ?? value) : value;
}

function FormField({ field, state }: { field: FieldSpec; state: State }) {
  if (field.kind === 'hidden') return <input type="hidden" name={field.name} value={field.value} />;
  if (field.kind === 'group')
    return (
      <fieldset className="fieldset">
        <legend>{field.legend}</legend>
        {field.help && <p className="help">{field.help}</p>}
        {field.fields.map((one) => (
          <FormField key={keyOf(one)} field={one} state={state} />
        ))}
      </fieldset>
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
      return <FileField {...common} accept={field.accept} onChange={(event) => checkSize(event.currentTarget, field)} />;
    default:
      return <TextField {...common} type={field.kind} min={field.min} max={field.max} defaultValue={defaultValue} />;
  }
}

/** Says at once that a file is over the limit: the server would refuse it, after all of it was sent. */
function checkSize(input: HTMLInputElement, { limitBytes, tooLarge }: { limitBytes: number; tooLarge: string }) {
  const large = [...(input.files ?? [])].some((file) => file.size > limitBytes);
  input.setCustomValidity(large ? tooLarge : '');
  if (large) input.reportValidity();
}

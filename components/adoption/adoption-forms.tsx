import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { hidden } from '#components/text/paragraph-fields.ts';
import { type At, whereFields } from '#components/text/text-href.ts';
import { keptOf } from '#components/text/typed-before.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { objectionKinds, positionKinds } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import {
  adoptText,
  attachPosition,
  breakSilence,
  extendSilence,
  proposeSilence,
  recordLateObjection,
  withdrawSilence,
} from '#lib/adoption/actions.ts';
import type { AdoptionView } from '#lib/adoption/queries.ts';
import { adoptionWaits } from '#lib/adoption/rules.ts';
import { formatInstant, languageName, translator } from '#lib/language/language.ts';
import { publishAdopted } from '#lib/outcome/actions.ts';
import type { TextView } from '#lib/text/queries.ts';

const names = ['adopt', 'propose', 'extend', 'withdraw-silence', 'object', 'late', 'state', 'publish'] as const;
export type AdoptionForm = (typeof names)[number];

/** What each way to adopt a text waits for now; null where it waits for nothing. */
export const waitsOf = ({ isMeeting, silenceLanguages }: AdoptionView, text: TextView) => ({
  adopt: adoptionWaits(text, { by: 'consensus', isMeeting }),
  propose: adoptionWaits(text, { by: 'silence', languages: silenceLanguages }),
});

/** What may be done now about the adoption of a text: nothing that would be refused as it stands. */
export const adoptionForms = (view: AdoptionView, text: TextView): AdoptionForm[] => {
  const { can, silences } = view;
  const waits = waitsOf(view, text);
  const running = silences.some(({ state }) => state === 'running');
  return names.filter(
    (name) =>
      ({
        adopt: can.adopt && waits.adopt === null,
        propose: can.propose && waits.propose === null,
        extend: running && can.lead,
        'withdraw-silence': running && can.lead,
        object: can.object,
        late: can.late,
        state: can.state,
        publish: can.publish,
      })[name],
  );
};

type Props = {
  at: At;
  view: AdoptionView;
  text: TextView;
  typing: readonly KeptTyping[];
  name: AdoptionForm;
  idempotencyKey: string;
};

/** The form of one of them; each is solemn: what will be recorded is shown in its exact words and asked once more. */
export function AdoptionFormView({ at, view, text, typing, name, idempotencyKey }: Props) {
  const { locale } = at;
  const t = translator(locale, 'adoption');
  const vocabulary = translator(locale, 'vocabulary');
  const running = view.silences.find(({ state }) => state === 'running');
  const room = whereFields(at).filter((field) => field.name === 'room');
  const onText: FieldSpec[] = [...room, hidden('id', view.textId), hidden('expectedVersion', `${view.version}`)];
  const onRunning: FieldSpec[] = [...room, hidden('id', running?.id ?? '')];
  const onSilence: FieldSpec[] = [
    ...onRunning,
    {
      kind: 'fixed',
      name: 'exact',
      label: t('exactWords'),
      value: '',
      text: running ? (running.words[locale] ?? Object.values(running.words)[0] ?? '') : '',
    },
  ];
  const expiry: FieldSpec = {
    kind: 'text',
    name: 'expiresAt',
    isAmongCautions: true,
    label: t('form.expires'),
    help: t('form.expiresHelp', { hours: view.silenceHours, zone: view.zone }),
    required: true,
  };
  const delegation = hidden('delegation', view.delegation ?? '');
  const kind = (options: readonly { value: string; label: string }[]): FieldSpec => ({
    kind: 'select',
    name: 'kind',
    label: t('form.kind'),
    placeholder: translator(locale, 'staff')('form.choose'),
    required: true,
    options,
  });
  const objectionKind = kind(objectionKinds.map((value) => ({ value, label: vocabulary(`objectionKind.${value}`) })));
  const reading =
    view.languages.find((tag) => tag === at.language) ?? view.languages.find((tag) => tag === locale) ?? view.original;
  // A letter that comes late is on the last one that is over.
  const over = view.silences.find(({ state }) => state !== 'running');
  // What is typed is kept of each procedure by itself, in the language that it is typed in.
  const keep = keptOf(
    { at, view: text, typing },
    `adoption:${name}:${(name === 'late' ? over : running)?.id ?? ''}:${reading}`,
  );
  const common = { idempotencyKey, locale, keep };
  switch (name) {
    case 'adopt':
      return (
        <>
          <p>{t('adoptLead')}</p>
          <StaffForm
            {...common}
            action={adoptText}
            act="adoptText"
            fields={[
              ...onText,
              {
                kind: 'text',
                name: 'at',
                isAmongCautions: true,
                label: t('form.adoptedAt'),
                help: t('form.adoptedAtHelp', { zone: view.zone }),
                optional: translator(locale, 'staff')('form.optional'),
              },
            ]}
          />
        </>
      );
    case 'propose':
      return (
        <>
          <p>{t('proposeLead')}</p>
          <StaffForm {...common} action={proposeSilence} act="proposeSilence" fields={[...onText, expiry]} />
        </>
      );
    case 'extend':
      return (
        <StaffForm
          {...common}
          action={extendSilence}
          act="extendSilence"
          fields={[
            ...onRunning,
            {
              kind: 'fixed',
              name: 'now',
              label: t('form.expiresNow'),
              value: '',
              text: running ? formatInstant(locale, new Date(running.expiresAt), view.zone) : '',
            },
            expiry,
          ]}
        />
      );
    case 'withdraw-silence':
      return (
        <StaffForm
          {...common}
          action={withdrawSilence}
          act="withdrawSilence"
          tone="irreversible"
          fields={[...onSilence, reasonField(locale, { help: t('form.withdrawHelp') })]}
        />
      );
    case 'object':
      return (
        <>
          <p>{t('objectLead')}</p>
          <StaffForm
            {...common}
            action={breakSilence}
            act="breakSilence"
            tone="irreversible"
            fields={[
              ...onSilence,
              delegation,
              hidden('language', reading),
              objectionKind,
              {
                kind: 'area',
                name: 'words',
                label: t('form.objection', { language: languageName(locale, reading) }),
                help: t('form.objectionHelp'),
                required: true,
                rows: 6,
              },
            ]}
          />
        </>
      );
    case 'late':
      return (
        <>
          <p>{t('lateLead')}</p>
          <StaffForm
            {...common}
            action={recordLateObjection}
            act="recordLateObjection"
            fields={[
              ...room,
              hidden('id', over?.id ?? ''),
              hidden('language', reading),
              {
                kind: 'select',
                name: 'participant',
                label: t('form.from'),
                placeholder: translator(locale, 'staff')('form.choose'),
                required: true,
                options: (over?.entitled ?? []).map(({ key, name: said }) => ({ value: key, label: said })),
              },
              objectionKind,
              {
                kind: 'area',
                name: 'words',
                label: t('form.letterWords', { language: languageName(locale, reading) }),
                help: t('form.letterWordsHelp'),
                required: true,
                rows: 6,
              },
              {
                kind: 'date',
                name: 'receivedOn',
                label: t('form.receivedOn'),
                help: t('form.receivedOnHelp'),
                required: true,
              },
              {
                kind: 'text',
                name: 'received',
                label: t('form.received'),
                help: t('form.receivedHelp'),
                required: true,
              },
            ]}
          />
        </>
      );
    case 'publish':
      return (
        <>
          <p>{t('publishLead')}</p>
          <StaffForm
            {...common}
            action={publishAdopted}
            act="publishAdopted"
            fields={[
              ...room,
              hidden('id', view.textId),
              ...languageFields(locale, view.languages, {
                kind: 'area',
                name: 'summary',
                label: (language) => t('form.summary', { language }),
                optional: translator(locale, 'staff')('form.optional'),
                rows: 3,
              }),
            ]}
          />
        </>
      );
    case 'state':
      return (
        <>
          <p>{t('stateLead')}</p>
          <StaffForm
            {...common}
            action={attachPosition}
            act="attachPosition"
            fields={[
              ...room,
              hidden('id', view.textId),
              delegation,
              hidden('language', reading),
              kind(positionKinds.map((value) => ({ value, label: vocabulary(`positionKind.${value}`) }))),
              ...languageFields(locale, [reading, ...view.languages.filter((tag) => tag !== reading)], {
                kind: 'area',
                name: 'words',
                label: (language) => t('form.statement', { language }),
                rows: 5,
              }),
            ]}
          />
        </>
      );
  }
}

import { boundFields } from '#components/layout/bound-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { sourceField } from '#components/layout/source-field.ts';
import { periodStatus, statusChoices } from '#components/membership/status-text.ts';
import { periodText } from '#components/source/when.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { PeriodView, StaffParticipant } from '#lib/membership/queries.ts';
import { mayFollow } from '#lib/membership/rules.ts';

/** What a participant becomes next. */
export function fieldsOf(locale: Locale, participant: StaffParticipant): FieldSpec[] {
  const t = translator(locale, 'staff');
  return [
    { kind: 'hidden', name: 'participant', value: participant.participant },
    { kind: 'hidden', name: 'expectedVersion', value: participant.expectedVersion },
    {
      kind: 'select',
      name: 'status',
      label: t('membership.newStatus'),
      placeholder: t('form.choose'),
      required: true,
      options: statusChoices(locale, participant.words, mayFollow(participant.status)),
    },
    ...boundFields(locale, { name: 'from', label: t('membership.from'), help: t('membership.fromHelp'), bound: null }),
    ...instrumentFields(locale, { instrument: null, note: null }, true),
  ];
}

const instrumentFields = (
  locale: Locale,
  { instrument, note }: { instrument: string | null; note: string | null },
  required: boolean,
): FieldSpec[] => {
  const t = translator(locale, 'staff');
  return [
    {
      kind: 'text',
      name: 'instrument',
      label: t('membership.instrument'),
      help: t('membership.instrumentHelp'),
      value: instrument ?? '',
      ...(required ? { required } : { optional: t('form.optional') }),
    },
    {
      kind: 'area',
      name: 'note',
      label: t('membership.note'),
      optional: t('form.optional'),
      rows: 3,
      value: note ?? '',
    },
  ];
};

/** What is recorded of one period, to be put right. */
export function correctFields(locale: Locale, participant: StaffParticipant, period: PeriodView): FieldSpec[] {
  const t = translator(locale, 'staff');
  return [
    { kind: 'hidden', name: 'id', value: period.id },
    { kind: 'hidden', name: 'participant', value: participant.participant },
    { kind: 'hidden', name: 'expectedVersion', value: `${period.version}` },
    {
      kind: 'select',
      name: 'status',
      label: t('membership.status'),
      value: period.word ? `${period.status}:${period.word}` : choiceOf(locale, participant, period.status),
      required: true,
      options: statusChoices(locale, participant.words, membershipStatuses),
    },
    ...boundFields(locale, { name: 'from', label: t('membership.from'), bound: period.from }),
    ...boundFields(locale, {
      name: 'to',
      label: t('membership.to'),
      help: t('membership.toHelp'),
      bound: period.to,
      isEnd: true,
    }),
    {
      kind: 'select',
      name: 'founding',
      label: t('membership.founding'),
      value: period.founding ? 'yes' : 'no',
      options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`membership.foundingIs.${value}`) })),
    },
    ...instrumentFields(locale, period, false),
    sourceField(locale, participant.sources),
    reasonField(locale, { help: translator(locale, 'staff')('membership.reasonHelp') }),
  ];
}

/** The choice that a status without a word of its own stands for. */
const choiceOf = (locale: Locale, { words }: StaffParticipant, status: MembershipStatus): string =>
  statusChoices(locale, words, [status])[0]?.value ?? status;

/** The period that is annulled, and why. */
export function annulFields(locale: Locale, participant: StaffParticipant, period: PeriodView): FieldSpec[] {
  const t = translator(locale, 'staff');
  const text = [periodStatus(locale, period), periodText(locale, period.from, period.to), period.instrument];
  return [
    {
      kind: 'fixed',
      name: 'id',
      label: t('membership.theperiod'),
      value: period.id,
      text: text.filter(Boolean).join(', '),
    },
    { kind: 'hidden', name: 'participant', value: participant.participant },
    { kind: 'hidden', name: 'expectedVersion', value: `${period.version}` },
    reasonField(locale, { help: translator(locale, 'staff')('membership.reasonHelp') }),
  ];
}

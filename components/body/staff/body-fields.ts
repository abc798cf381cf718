import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { periodText } from '#components/source/when.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { bodyParts, type Locale } from '#db/vocabulary.ts';
import type { BodyChoices, BodyMemberView, BodyOfficeView, BodyPageView } from '#lib/body/queries.ts';
import { parentsOf } from '#lib/body/rules.ts';
import { translator } from '#lib/language/language.ts';
import { type PartialDate, partialDateText } from '#lib/time/period.ts';

const written = (date: PartialDate | null) => (date ? partialDateText(date) : '');

/** What is corrected or annulled, by its key, as it was seen. */
export const keyOf = (
  locale: Locale,
  { key, name, version }: { key: string; name: string; version: number },
): FieldSpec[] => [
  { kind: 'fixed', name: 'key-of', label: translator(locale, 'staff-body')('which'), value: key, text: name },
  { kind: 'hidden', name: 'expectedVersion', value: String(version) },
];

/** Which participant in the body it is, as it was seen. */
export function memberOf(locale: Locale, { id, version, name, part, from, to }: BodyMemberView): FieldSpec[] {
  const said = [name, translator(locale, 'vocabulary')(`bodyPart.${part}`), periodText(locale, from, to)];
  return [
    {
      kind: 'fixed',
      name: 'id',
      label: translator(locale, 'staff-body')('which'),
      value: id,
      text: said.filter(Boolean).join(', '),
    },
    { kind: 'hidden', name: 'expectedVersion', value: String(version) },
  ];
}

/** Why it is put right: it stands in the notice. */
export const reason = (locale: Locale): FieldSpec =>
  reasonField(locale, { help: translator(locale, 'staff-chairmanship')('term.reasonHelp') });

/** By what it was decided. */
export const instrument = (locale: Locale, value: string, required = false): FieldSpec => ({
  kind: 'text',
  name: 'instrument',
  label: translator(locale, 'staff-chairmanship')('designation.instrument'),
  help: translator(locale, 'staff-body')('instrumentHelp'),
  required,
  value,
});

/** Until when. */
export const end = (locale: Locale): FieldSpec => ({
  kind: 'date',
  name: 'to',
  label: translator(locale, 'staff-body')('to'),
  help: translator(locale, 'staff-chairmanship')('designation.dateHelp'),
  required: true,
});

/** A choice between yes and no, the first of which is what is usual. */
function either(name: string, yes: boolean, words: Record<'label' | 'help' | 'no' | 'yes', string>): FieldSpec {
  return {
    kind: 'select',
    name,
    label: words.label,
    help: words.help,
    value: yes ? 'yes' : 'no',
    options: [
      { value: 'no', label: words.no },
      { value: 'yes', label: words.yes },
    ],
  };
}

/** What an office is called and how it is held. */
export function officeFields(locale: Locale, languages: readonly string[], office: BodyOfficeView | null): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  return [
    ...languageFields(locale, languages, {
      kind: 'text',
      name: 'name',
      label: (language) => t('officeName', { language }),
      help: t('officeNameHelp'),
      words: office?.names,
    }),
    either('joint', office?.joint ?? false, {
      label: t('held'),
      help: t('heldHelp'),
      no: t('single'),
      yes: t('joint'),
    }),
  ];
}

/** Who belongs to the body, as what and when. */
export function memberFields(locale: Locale, view: BodyPageView, { participants }: BodyChoices): FieldSpec[] {
  const t = translator(locale, 'body');
  return [
    { kind: 'hidden', name: 'body', value: view.key },
    {
      kind: 'select',
      name: 'participant',
      label: t('participant'),
      placeholder: translator(locale, 'staff')('form.choose'),
      required: true,
      options: participants.map(({ key, name }) => ({ value: key, label: name })),
    },
    ...partFields(locale, null),
  ];
}

/** As what a participant belongs to the body, when, and by what. */
export function partFields(locale: Locale, member: BodyMemberView | null): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  const words = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  const help = translator(locale, 'staff-chairmanship')('designation.dateHelp');
  return [
    {
      kind: 'select',
      name: 'part',
      label: translator(locale, 'body')('part'),
      help: t('partHelp'),
      value: member?.part ?? 'member',
      options: bodyParts.map((value) => ({ value, label: words(`bodyPart.${value}`) })),
    },
    {
      kind: 'date',
      name: 'from',
      label: t('from'),
      help,
      required: member === null,
      value: written(member?.from ?? null),
    },
    { kind: 'date', name: 'to', label: t('to'), help, optional, value: written(member?.to ?? null) },
    instrument(locale, member?.instrument ?? '', member === null),
    {
      kind: 'area',
      name: 'note',
      label: translator(locale, 'staff-chairmanship')('term.note'),
      optional,
      rows: 3,
      value: member?.note ?? '',
    },
  ];
}

/** What a body is: name, code, parent, terms of reference, mandate, and whether its members are named. */
export function factFields(
  locale: Locale,
  languages: readonly string[],
  { bodies, sources }: BodyChoices,
  view: BodyPageView | null,
): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  const said = translator(locale, 'body');
  const optional = translator(locale, 'staff')('form.optional');
  const help = translator(locale, 'staff-chairmanship')('designation.dateHelp');
  return [
    ...languageFields(locale, languages, {
      kind: 'text',
      name: 'name',
      label: (language) => t('bodyName', { language }),
      words: view?.names,
    }),
    { kind: 'text', name: 'code', label: said('code'), help: t('codeHelp'), required: true, value: view?.code ?? '' },
    {
      kind: 'select',
      name: 'parent',
      label: said('parent'),
      optional,
      placeholder: t('noParent'),
      value: view?.parent?.key ?? '',
      options: parentsOf(bodies, view?.key ?? null).map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'text',
      name: 'termsOfReference',
      label: said('termsOfReference'),
      help: t('termsHelp'),
      optional,
      value: view?.termsOfReference ?? '',
    },
    {
      kind: 'select',
      name: 'source',
      label: t('source'),
      optional,
      placeholder: t('noSource'),
      value: view?.source?.key ?? '',
      options: sources.map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'date',
      name: 'mandateFrom',
      label: t('mandateFrom'),
      help,
      optional,
      value: written(view?.mandate.from ?? null),
    },
    {
      kind: 'date',
      name: 'mandateTo',
      label: t('mandateTo'),
      help,
      optional,
      value: written(view?.mandate.to ?? null),
    },
    either('restricted', view?.restricted ?? false, {
      label: said('membership'),
      help: t('restrictedHelp'),
      no: said('open'),
      yes: said('restricted'),
    }),
  ];
}

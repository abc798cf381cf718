import { toldApart } from '#components/conference/when-held.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { kindWord } from '#components/outcome/outcome-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Select } from '#components/ui/select.tsx';
import { type Locale, outcomeKinds, textAccessLevels } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { languageName, megabyte, translator } from '#lib/language/language.ts';
import { addText } from '#lib/text/actions.ts';
import type { TextChoices } from '#lib/text/addition/queries.ts';
import { type Shape, shapes } from '#lib/text/addition/rules.ts';

type Props = {
  locale: Locale;
  choices: TextChoices;
  conferences: readonly ConferenceChoice[];
  kinds: readonly { key: string; name: string | null }[];
  idempotencyKey: string;
  limitMb: number;
};

/** Adds a draft text: first its conference, then the text itself, pasted in its original language. */
export function TextForm({ locale, choices, conferences, kinds, idempotencyKey, limitMb }: Props) {
  const t = translator(locale, 'text');
  const office = translator(locale, 'staff');
  const above = { href: `/${locale}/portal/staff/text`, label: office('area.text') };
  const { conference } = choices;
  if (!conference)
    return (
      <>
        <Breadcrumbs label={office('above')} items={[above]} />
        <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
        <form method="get" className="tw:max-w-measure tw:space-y-4">
          <Select
            name="conference"
            label={t('new.choose')}
            placeholder={office('form.choose')}
            options={conferences
              .filter(({ stage }) => stage !== 'cancelled')
              .map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) }))}
          />
          <Button>{t('new.next')}</Button>
        </form>
      </>
    );
  const offered = kinds.length > 0 ? kinds : outcomeKinds.map((key) => ({ key, name: null }));
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above]} />
      <PageHeading title={t('new.title')} kicker={conference.title} lead={<p>{t('new.lead')}</p>} />
      <StaffForm
        action={addText}
        act="addText"
        fields={[
          { kind: 'hidden', name: 'conferenceId', value: conference.id },
          ...languageFields(locale, choices.workingLanguages, {
            kind: 'text',
            name: 'title',
            label: (language) => t('new.titles', { language }),
          }),
          {
            kind: 'select',
            name: 'kind',
            label: t('new.kind'),
            placeholder: office('form.choose'),
            required: true,
            options: offered.map(({ key, name }) => ({
              value: key,
              label: kindWord(locale, { kind: key, kindName: name }),
            })),
          },
          {
            kind: 'select',
            name: 'agendaItemId',
            label: t('new.item'),
            placeholder: t('new.noItem'),
            options: choices.agenda.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
          },
          {
            kind: 'select',
            name: 'access',
            label: t('new.access'),
            required: true,
            value: 'participants',
            options: textAccessLevels
              .filter((level) => level !== 'body' || conference.restricted)
              .map((value) => ({ value, label: translator(locale, 'vocabulary')(`access.${value}`) })),
          },
          {
            kind: 'select',
            name: 'office',
            label: t('new.office'),
            required: true,
            value: choices.offices[0]?.key ?? '',
            options: choices.offices.map(({ key, name }) => ({ value: key, label: name })),
          },
          {
            kind: 'select',
            name: 'original',
            label: t('new.original'),
            required: true,
            value: choices.workingLanguages[0] ?? '',
            options: choices.workingLanguages.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
          },
          {
            kind: 'area',
            name: 'body',
            label: t('new.body'),
            help: t('new.bodyHelp'),
            isAmongCautions: true,
            rows: 16,
          },
          {
            kind: 'file',
            name: 'file',
            label: t('files.import'),
            help: t('files.importHelp'),
            accept: '.docx',
            limitBytes: limitMb * megabyte,
            tooLarge: translator(locale, 'refusal-upload')('file-too-large', { limit: limitMb }),
            optional: office('form.optional'),
          },
          {
            kind: 'reading',
            name: 'shape',
            label: t('new.reading'),
            doubt: t('new.doubt'),
            options: shapes.map((value) => ({ value, label: shapeWord(locale, value) })),
          },
        ]}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

/** What a paragraph that was read may be taken for, in words. */
function shapeWord(locale: Locale, shape: Shape): string {
  const kinds = translator(locale, 'vocabulary');
  const t = translator(locale, 'text');
  switch (shape) {
    case 'operative-1':
    case 'operative-2':
    case 'operative-3': {
      const level = shape === 'operative-1' ? '1' : shape === 'operative-2' ? '2' : '3';
      return `${kinds('paragraphKind.operative')}, ${t(`form.levels.${level}`)}`;
    }
    case 'joined':
    case 'out':
      return t(`new.shapes.${shape}`);
    default:
      return kinds(`paragraphKind.${shape}`);
  }
}

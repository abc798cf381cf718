import { sourceOptions } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Said } from '#components/source/staff/said.tsx';
import { saidText } from '#components/source/staff/said-text.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { CitedNoun, Locale } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { citeSource, withdrawCitation } from '#lib/source/citation/actions.ts';
import type { CitationsView, CitedFact } from '#lib/source/citation/queries.ts';

type Props = { locale: Locale; view: CitationsView; idempotencyKeys: readonly string[] };

/** In which sources each fact of a thing was read: the list, a form that names one more, and one that takes one back. */
export function CitationsPage({ locale, view, idempotencyKeys }: Props) {
  const t = translator(locale, 'source');
  const staff = translator(locale, 'staff');
  const name = [view.name, view.office].filter(Boolean).join(', ');
  const named = view.facts.flatMap(({ field, cited, own }) =>
    cited.filter(({ key }) => own.includes(key)).map((source) => ({ field, source })),
  );
  const subject: FieldSpec[] = [
    { kind: 'hidden', name: 'noun', value: view.noun },
    { kind: 'hidden', name: 'subject', value: view.subject },
  ];
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[{ href: `/${locale}/portal/staff/claim`, label: staff('area.claim') }]}
      />
      <PageHeading
        title={name ? t('staff.of', { name }) : t('staff.title')}
        kicker={t(`staff.noun.${view.noun}`)}
        lead={<p>{t('staff.lead')}</p>}
      />
      <DataTable
        caption={t('staff.caption')}
        rowKey={({ field }) => field}
        groups={[{ key: 'facts', rows: view.facts }]}
        empty={null}
        columns={[
          { key: 'fact', label: t('staff.fact'), cell: ({ field }) => t(`field.${field}`) },
          {
            key: 'said',
            label: t('staff.said'),
            cell: ({ said, heldAtSource }) =>
              said ? (
                <Said locale={locale} value={said} />
              ) : (
                <span className="tw:text-muted">{t(heldAtSource ? 'staff.heldAtSource' : 'staff.unsaid')}</span>
              ),
          },
          {
            key: 'sources',
            label: t('staff.sources'),
            cell: (fact) => <Sources locale={locale} view={view} fact={fact} />,
          },
        ]}
      />
      <Section title={t('staff.add')} wide>
        <StaffForm
          action={citeSource}
          fields={[...subject, ...fieldsOf(locale, view)]}
          act="citeSource"
          idempotencyKey={idempotencyKeys[0] ?? ''}
          locale={locale}
        />
      </Section>
      {named.length > 0 && (
        <Section title={t('staff.withdraw')} wide>
          <StaffForm
            id="withdraw"
            action={withdrawCitation}
            tone="quiet"
            fields={[
              ...subject,
              {
                kind: 'select',
                name: 'citation',
                label: t('staff.source'),
                required: true,
                placeholder: staff('form.choose'),
                options: named.map(({ field, source }) => ({
                  value: `${field} ${source.key}`,
                  label: labelled(locale, t(`field.${field}`), `${source.publisher}, ${source.title}`),
                })),
              },
            ]}
            act="withdrawCitation"
            idempotencyKey={idempotencyKeys[1] ?? ''}
            locale={locale}
          />
        </Section>
      )}
    </>
  );
}

/** What vouches for a fact: its own sources, or that of the whole, or the secretariat. */
function Sources({ locale, view, fact: { cited, own } }: { locale: Locale; view: CitationsView; fact: CitedFact }) {
  const t = translator(locale, 'source');
  const all = cited.length > 0 ? cited : view.source ? [view.source] : [];
  if (all.length === 0) return <span className="tw:text-sm tw:text-muted">{t('staff.own')}</span>;
  return (
    <ul>
      {all.map((source) => (
        <li key={source.key}>
          <Quoted locale={locale}>{`${source.publisher}, ${source.title}`}</Quoted>
          {!own.includes(source.key) && (
            <span className="tw:block tw:text-sm tw:text-muted">
              {t(cited.length > 0 ? 'staff.claimed' : 'staff.ofWhole')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** As much of what a fact says as a choice has room for. */
const inShort = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text);

function fieldsOf(locale: Locale, { facts, choices }: CitationsView): FieldSpec[] {
  const t = translator(locale, 'source');
  const staff = translator(locale, 'staff');
  const optional = staff('form.optional');
  return [
    {
      kind: 'select',
      name: 'field',
      label: t('staff.field'),
      required: true,
      placeholder: staff('form.choose'),
      options: facts
        .filter(({ said, heldAtSource }) => said || heldAtSource)
        .map(({ field, said }) => ({
          value: field,
          label: said ? labelled(locale, t(`field.${field}`), inShort(saidText(locale, said))) : t(`field.${field}`),
        })),
    },
    {
      kind: 'select',
      name: 'source',
      label: t('staff.source'),
      help: t('staff.sourceHelp'),
      placeholder: t('staff.sourceNew'),
      options: sourceOptions(locale, choices),
    },
    {
      kind: 'group',
      legend: t('staff.newSource'),
      fields: [
        { kind: 'text', name: 'newSource.publisher', label: t('staff.publisher'), optional },
        { kind: 'text', name: 'newSource.title', label: t('staff.sourceTitle'), optional },
        { kind: 'date', name: 'newSource.date', label: t('staff.date'), help: t('staff.dateHelp'), optional },
        { kind: 'text', name: 'newSource.url', label: t('staff.url'), optional },
      ],
    },
  ];
}

type LinkProps = {
  locale: Locale;
  noun: CitedNoun;
  subject: string;
  /** What is said in place of “Sources of its facts”, where the page is not of the thing alone. */
  label?: string;
};

/** Leads from the page of a thing in the office to the sources of its facts. */
export function SourcesLink({ locale, noun, subject, label }: LinkProps) {
  return (
    <p className="tw:mt-3 tw:text-sm">
      <a href={`/${locale}/portal/staff/claim/sources/${noun}/${encodeURIComponent(subject)}`}>
        {label ?? translator(locale, 'source')('staff.link')}
      </a>
    </p>
  );
}

import { commitmentFields, type FieldChoices } from '#components/commitment/staff/commitment-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { addCommitment } from '#lib/commitment/actions.ts';
import type { Place } from '#lib/commitment/queries.ts';
import type { Ground, GroundChoices } from '#lib/commitment/staff/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

type Props = Omit<FieldChoices, 'places'> & {
  locale: Locale;
  /** What it is taken from, by the address; null while that is to be chosen. */
  ground: Ground | null;
  grounds: GroundChoices;
  /** The paragraph that the address names. */
  paragraph: string | undefined;
  idempotencyKey: string;
};

/** Adds a commitment: first from which outcome, then from which paragraph, then what it promises. */
export function CommitmentForm({ locale, ground, grounds, ...rest }: Props) {
  const t = translator(locale, 'staff-commitment');
  const office = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/commitment`;
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: path, label: office('area.commitment') }]} />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      {ground ? (
        <FromGround locale={locale} ground={ground} path={`${path}/new`} {...rest} />
      ) : (
        <Section title={t('new.choose')} wide>
          <Choose locale={locale} grounds={grounds} path={`${path}/new`} />
        </Section>
      )}
    </>
  );
}

/** From which outcome, or adopted text: the page asks by its address. */
function Choose({ locale, grounds, path }: { locale: Locale; grounds: GroundChoices; path: string }) {
  const t = translator(locale, 'staff-commitment');
  const choose = translator(locale, 'staff')('form.choose');
  const lists = [
    { name: 'outcome', label: translator(locale, 'commitment')('outcome'), go: t('new.go'), options: grounds.outcomes },
    { name: 'text', label: t('new.text'), go: t('new.goText'), options: grounds.texts },
  ].filter(({ options }) => options.length > 0);
  if (lists.length === 0) return <EmptyState title={t('new.none')} />;
  return (
    <>
      <p className="tw:mb-4">{t('new.chooseLead')}</p>
      {lists.map(({ name, label, go, options }) => (
        <form key={name} method="get" action={path} className="tw:mb-6">
          <FieldRow>
            <Select
              name={name}
              label={label}
              placeholder={choose}
              options={options.map(({ key, name: title }) => ({ value: key, label: title }))}
            />
            <Button tone="quiet">{go}</Button>
          </FieldRow>
        </form>
      ))}
    </>
  );
}

type FromProps = Omit<Props, 'ground' | 'grounds'> & { ground: Ground; path: string };

/** The paragraphs, each putting its words into the form, and the form. */
function FromGround({ locale, ground, path, paragraph, idempotencyKey, ...choices }: FromProps) {
  const t = translator(locale, 'staff-commitment');
  const { kind, id, title, places } = ground;
  const chosen = places.find((one) => one.id === paragraph);
  return (
    <>
      {places.length > 0 && !chosen && (
        <Section title={t('new.paragraphs')} wide>
          <p className="tw:mb-4">{t('new.paragraphsLead')}</p>
          <Paragraphs locale={locale} places={places} href={(one) => `${path}?${kind}=${id}&paragraph=${one}#form`} />
        </Section>
      )}
      <Section title={t('new.form')} id="form" wide>
        <StaffForm
          locale={locale}
          action={addCommitment}
          act="addCommitment"
          idempotencyKey={idempotencyKey}
          layout="pairs"
          fields={[
            {
              kind: 'fixed',
              name: kind === 'outcome' ? 'outcomeId' : 'textId',
              label: t('form.from'),
              value: id,
              text: title,
            },
            ...commitmentFields(
              locale,
              { ...choices, places },
              chosen && { paragraphId: chosen.id, said: chosen.words },
            ),
          ]}
        />
      </Section>
    </>
  );
}

type ParagraphsProps = { locale: Locale; places: readonly Place[]; href: (id: string) => string };

function Paragraphs({ locale, places, href }: ParagraphsProps) {
  const t = translator(locale, 'staff-commitment');
  return (
    <DataTable<Place>
      caption={t('new.paragraphs')}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'place', label: t('form.paragraph'), shrink: true, cell: ({ place }) => place },
        {
          key: 'words',
          label: t('form.words'),
          cell: ({ words }) => {
            const [language, text] = Object.entries(words).toSorted(
              ([a], [b]) => Number(b === locale) - Number(a === locale),
            )[0] ?? [locale, ''];
            return (
              <Quoted locale={locale} language={language}>
                {text}
              </Quoted>
            );
          },
        },
        {
          key: 'take',
          label: t('do'),
          shrink: true,
          cell: ({ id, place }) => (
            <a href={href(id)} aria-label={labelled(locale, t('new.take'), place)}>
              {t('new.take')}
            </a>
          ),
        },
      ]}
      groups={[{ key: 'paragraphs', rows: places }]}
    />
  );
}

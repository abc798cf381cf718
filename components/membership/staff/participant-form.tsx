import { Notices } from '#components/correction/notices.tsx';
import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Locale, organizationRoles } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { NamesView } from '#lib/membership/queries.ts';
import { addOrganization, addState, annulParticipant, correctNames } from '#lib/process/participant/actions.ts';

type Form = { locale: Locale; idempotencyKey: string; languages: readonly string[] };

/** Brings a State or an organization into the register: its codes or its acronym, its names, and of an organization its role. */
export function ParticipantForm({
  locale,
  idempotencyKey,
  languages,
  kind,
}: Form & { kind: 'state' | 'organization' }) {
  const t = translator(locale, 'staff');
  const form = { locale, idempotencyKey };
  const act = kind === 'state' ? 'addState' : 'addOrganization';
  const note = {
    kind: 'area',
    name: 'note',
    label: t('membership.note'),
    optional: t('form.optional'),
    rows: 3,
  } as const;
  return (
    <>
      <Above locale={locale} />
      <PageHeading title={translator(locale, 'act')(`${act}.name`)} lead={<p>{t('membership.form.addLead')}</p>} />
      <Section title={t(`thing.participant`)} wide>
        {kind === 'state' ? (
          <StaffForm
            {...form}
            action={addState}
            act="addState"
            fields={[...codeFields(locale), ...nameFields(locale, languages, null, true), note]}
          />
        ) : (
          <StaffForm
            {...form}
            action={addOrganization}
            act="addOrganization"
            fields={[...organizationFields(locale, languages), note]}
          />
        )}
      </Section>
    </>
  );
}

/** Corrects the names of a State or an organization, with the reason. */
export function NamesForm({ locale, idempotencyKey, languages, names }: Form & { names: NamesView }) {
  const t = translator(locale, 'staff');
  return (
    <>
      <Above locale={locale} />
      <PageHeading title={names.name} lead={<p>{t('membership.form.namesLead')}</p>} />
      <Notices locale={locale} noun="participant" corrections={names.corrections} />
      <Section title={t(`membership.names.${names.kind}`)} wide>
        <StaffForm
          locale={locale}
          idempotencyKey={idempotencyKey}
          action={correctNames}
          act="correctNames"
          fields={[
            { kind: 'hidden', name: 'participant', value: names.participant },
            ...nameFields(locale, languages, names, names.kind === 'state'),
            reasonField(locale, { help: t('membership.reasonHelp') }),
          ]}
        />
      </Section>
      <Section title={t('membership.annulParticipant')} wide>
        <p>{t('membership.annulParticipantLead')}</p>
        <StaffForm
          locale={locale}
          idempotencyKey={idempotencyKey}
          action={annulParticipant}
          act="annulParticipant"
          tone="irreversible"
          fields={[
            {
              kind: 'fixed',
              name: 'participant',
              label: names.participant,
              value: names.participant,
              text: names.name,
            },
            // The page has the form of the names beside this one, with a reason of its own.
            reasonField(locale, { name: 'why' }),
          ]}
        />
      </Section>
    </>
  );
}

function Above({ locale }: { locale: Locale }) {
  const t = translator(locale, 'staff');
  return (
    <Breadcrumbs
      label={t('above')}
      items={[{ href: `/${locale}/portal/staff/membership`, label: t('area.membership') }]}
    />
  );
}

function codeFields(locale: Locale): FieldSpec[] {
  const t = translator(locale, 'staff');
  return (['iso3', 'm49'] as const).map((name) => ({
    kind: 'text',
    name,
    label: t(`membership.form.${name}`),
    help: t(`membership.form.${name}Help`),
    required: true,
  }));
}

function organizationFields(locale: Locale, languages: readonly string[]): FieldSpec[] {
  const t = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  return [
    { kind: 'text', name: 'acronym', label: t('membership.form.acronym'), required: true },
    ...languageFields(locale, languages, {
      kind: 'text',
      name: 'name',
      label: (language) => `${t('membership.form.name')}, ${language}`,
    }),
    {
      kind: 'select',
      name: 'role',
      label: t('membership.form.role'),
      placeholder: t('form.choose'),
      required: true,
      options: organizationRoles.map((value) => ({ value, label: words(`organizationRole.${value}`) })),
    },
  ];
}

function nameFields(
  locale: Locale,
  languages: readonly string[],
  names: NamesView | null,
  isState: boolean,
): FieldSpec[] {
  const t = translator(locale, 'staff');
  return (isState ? (['short', 'formal'] as const) : (['short'] as const)).flatMap((name) =>
    languageFields(locale, languages, {
      kind: 'text',
      name,
      label: (language) => `${t(isState ? `membership.form.${name}` : 'membership.form.name')}, ${language}`,
      ...(!names && { help: t('membership.form.ownHelp') }),
      optional: t('form.optional'),
      words: names?.[name],
    }),
  );
}

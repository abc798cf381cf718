import { above, shownWords } from '#components/account/staff/shown-words.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { delegationRoles, type Locale, roles } from '#db/vocabulary.ts';
import { openAccount } from '#lib/account/actions.ts';
import type { ActsForChoice } from '#lib/account/queries.ts';
import type { AccountRoom } from '#lib/account/rules.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  room: AccountRoom;
  /** Those whom the account may act for; where it is one alone, nobody is asked. */
  choices: readonly ActsForChoice[];
  idempotencyKey: string;
};

/** Opens an account; the address to set its sign-in by takes the place of the form, once. */
export function AccountForm({ locale, room, choices, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-account');
  const office = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  const [own] = choices;
  const fields: FieldSpec[] = [
    { kind: 'text', name: 'name', label: t('name'), help: t('form.nameHelp'), required: true },
    { kind: 'email', name: 'email', label: t('email'), help: t('form.emailHelp'), required: true },
    {
      kind: 'select',
      name: 'role',
      label: t('role'),
      help: t('form.roleHelp'),
      placeholder: office('form.choose'),
      required: true,
      options: (room === 'delegation' ? delegationRoles : roles).map((role) => ({
        value: role,
        label: words(`role.${role}`),
      })),
    },
    room === 'delegation'
      ? { kind: 'fixed', name: 'iso3', label: t('actsFor'), text: own?.name ?? '', value: own?.value ?? '' }
      : {
          kind: 'select',
          name: 'iso3',
          label: t('actsFor'),
          help: t('form.actsForHelp'),
          placeholder: t('form.nobody'),
          options: choices.map(({ value, name }) => ({ value, label: name })),
        },
  ];
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above(locale, room)]} />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      <Section title={t('page.who')} wide>
        <StaffForm
          action={openAccount}
          fields={fields}
          act="openAccount"
          shown={shownWords(locale, room)}
          idempotencyKey={idempotencyKey}
          locale={locale}
        />
      </Section>
    </>
  );
}

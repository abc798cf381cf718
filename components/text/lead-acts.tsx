import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { type At, textHref, whereFields } from '#components/text/text-href.ts';
import { keptOf } from '#components/text/typed-before.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Section } from '#components/ui/section.tsx';
import { roundKinds } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import { closeRound, cutRevision, extendRound, openRound, withdrawText } from '#lib/text/actions.ts';
import type { TextView } from '#lib/text/queries.ts';
import { saysTheSame } from '#lib/text/rules.ts';

type Props = { at: At; view: TextView; newKey: () => string; typing: readonly KeptTyping[] };

/** What those who lead a text do with all of it: revisions, rounds, and taking it off. */
export function LeadActs({ at, view, newKey, typing }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const isDraft = view.revision === null;
  const leads = view.can.lead || (view.can.edit && isDraft);
  const isNew = view.last === null ? view.paragraphs.length > 0 : !saysTheSame(view.paragraphs, view.last);
  const canCut = leads && isNew && !view.openRound?.isTaking;
  const acts = [
    ...(canCut ? (['cut'] as const) : []),
    ...(view.can.lead ? (view.openRound?.isTaking ? (['extend', 'close'] as const) : (['open'] as const)) : []),
    ...(view.can.edit && view.silenceUntil === null ? (['withdraw-text'] as const) : []),
  ];
  if (acts.length === 0) return null;
  const asked = acts.find((name) => name === at.open);
  const keep = keptOf({ at, view, typing }, `lead:${asked ?? ''}`);
  const common = { idempotencyKey: newKey(), locale, keep };
  const where: FieldSpec[] = [...whereFields(at).filter(({ name }) => name !== 'textId'), ...subjectFields(view)];
  const until: FieldSpec = {
    kind: 'text',
    name: 'closesAt',
    isAmongCautions: true,
    label: t('form.closesAt'),
    help: t('form.closesAtHelp', { zone: view.zone }),
    required: true,
  };
  return (
    <Section title={t('lead')} id="lead" wide>
      {leads && !canCut && (
        <p className="tw:text-sm tw:text-muted">{t(view.openRound?.isTaking ? 'cutWaits.round' : 'cutWaits.same')}</p>
      )}
      <LinkSet
        label={t('lead')}
        tabs={asked !== undefined}
        items={acts.map((name) => ({
          href: `${textHref(at, { open: name }).split('#')[0]}#lead`,
          label: t(`way.${name}`),
          current: name === asked,
        }))}
      />
      {asked === 'cut' && (
        <>
          <p>{t(isDraft ? 'cutFirstLead' : 'cutLead')}</p>
          <StaffForm {...common} action={cutRevision} act="cutRevision" fields={where} />
        </>
      )}
      {asked === 'open' && (
        <StaffForm
          {...common}
          action={openRound}
          act="openRound"
          fields={[
            ...where,
            {
              kind: 'select',
              name: 'kind',
              label: t('form.roundKind'),
              value: 'proposals',
              required: true,
              options: roundKinds.map((value) => ({
                value,
                label: translator(locale, 'vocabulary')(`roundKind.${value}`),
              })),
            },
            until,
            ...observersField(at, view),
          ]}
        />
      )}
      {asked === 'extend' && (
        <StaffForm
          {...common}
          action={extendRound}
          act="extendRound"
          fields={[
            ...where,
            {
              kind: 'fixed',
              name: 'now',
              label: t('form.closesNow'),
              value: '',
              text: view.openRound ? formatInstant(locale, new Date(view.openRound.closesAt), view.zone) : '',
            },
            until,
          ]}
        />
      )}
      {asked === 'close' && (
        <StaffForm {...common} action={closeRound} act="closeRound" tone="irreversible" fields={where} />
      )}
      {asked === 'withdraw-text' && (
        <StaffForm
          {...common}
          action={withdrawText}
          act="withdrawText"
          tone="irreversible"
          fields={[
            ...where,
            { kind: 'fixed', name: 'what', label: t('list.text'), value: '', text: view.title },
            reasonField(locale, { help: t('form.withdrawHelp') }),
          ]}
        />
      )}
    </Section>
  );
}

/** Whether observers may comment in the round: asked only where the rules of the process let them. */
function observersField({ locale }: At, { procedure }: TextView): FieldSpec[] {
  const t = translator(locale, 'text');
  if (!procedure.observersComment) return [];
  return [
    {
      kind: 'select',
      name: 'observers',
      label: t('form.observers'),
      value: 'yes',
      options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`form.observersMay.${value}`) })),
    },
  ];
}

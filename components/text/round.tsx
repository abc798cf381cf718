import { StaffForm } from '#components/layout/staff-form.tsx';
import { type At, textHref, whereFields } from '#components/text/text-href.ts';
import { keptOf } from '#components/text/typed-before.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { type Locale, type ReplyKind, replyKinds } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, formatPartialDate, labelled, languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { replyToRound } from '#lib/text/actions.ts';
import type { TextView } from '#lib/text/queries.ts';

type Props = { at: At; view: TextView; newKey: () => string; typing: readonly KeptTyping[] };

/** A round of comments: the delegation's own answer, and what each State answered, late or not at all. */
export function Round({ at, view, newKey, typing }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const round = view.lastComments;
  if (!round) return null;
  const nameOf = (key: string) => view.names.find((one) => one.key === key)?.name ?? key;
  const own = round.replies.find(({ participant }) => participant === view.delegation);
  const order = new Map(view.names.map(({ key }, place) => [key, place]));
  const rows = round.replies.toSorted((a, b) => (order.get(a.participant) ?? 0) - (order.get(b.participant) ?? 0));
  return (
    <Section title={t('round.title', { number: round.number })} id="round" wide>
      {view.can.reply && (
        <StaffForm
          id="reply"
          action={replyToRound}
          act="replyToRound"
          fields={[
            ...whereFields(at),
            { kind: 'hidden', name: 'id', value: view.id },
            {
              kind: 'fixed',
              name: 'participant',
              label: t('round.state'),
              value: view.delegation ?? '',
              text: nameOf(view.delegation ?? ''),
            },
            { kind: 'hidden', name: 'language', value: view.language },
            ...replyFields(locale, view.language, own),
          ]}
          keep={keptOf({ at, view, typing }, `${round.id}:reply:${view.language}`)}
          idempotencyKey={newKey()}
          locale={locale}
        />
      )}
      {view.can.answer && <Letter at={at} view={view} newKey={newKey} typing={typing} />}
      <DataTable
        caption={t('round.caption')}
        rowKey={({ participant }) => participant}
        groups={[{ key: 'all', rows }]}
        empty={null}
        count={t('round.count', {
          answered: rows.filter(({ kind }) => kind).length,
          all: rows.length,
          late: rows.filter(({ late }) => late).length,
        })}
        columns={[
          { key: 'state', label: t('round.state'), cell: ({ participant }) => nameOf(participant) },
          {
            key: 'kind',
            label: t('round.answer'),
            cell: ({ kind, late }) =>
              kind ? (
                <Status mark="solid">
                  {translator(locale, 'vocabulary')(`replyKind.${kind}`)}
                  {late && `, ${t('round.late')}`}
                </Status>
              ) : (
                <Status tone="quiet">{t('round.none')}</Status>
              ),
          },
          {
            key: 'words',
            label: t('wordsLabel'),
            cell: ({ words, language }) =>
              words && (
                <span lang={language ?? undefined} dir="auto" className="tw:whitespace-pre-line tw:wrap-anywhere">
                  {words}
                </span>
              ),
          },
          {
            key: 'when',
            label: t('round.when'),
            cell: ({ repliedAt, received, receivedOn }) => (
              <>
                {repliedAt && formatInstant(locale, new Date(repliedAt), view.zone)}
                {received && receivedOn && (
                  <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                    {t('round.recorded', {
                      received,
                      day: formatPartialDate(locale, { date: receivedOn, precision: 'day' }),
                    })}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** What a State answers. */
function replyFields(
  locale: Locale,
  language: string,
  own?: { kind: ReplyKind | null; words: string | null },
): FieldSpec[] {
  const t = translator(locale, 'text');
  const office = translator(locale, 'staff');
  const kinds = translator(locale, 'vocabulary');
  return [
    {
      kind: 'select',
      name: 'kind',
      label: t('round.answer'),
      value: own?.kind ?? '',
      placeholder: office('form.choose'),
      required: true,
      options: replyKinds.map((value) => ({ value, label: kinds(`replyKind.${value}`) })),
    },
    {
      kind: 'area',
      name: 'words',
      label: t('round.words', { language: languageName(locale, language) }),
      help: t('round.wordsHelp'),
      value: own?.words ?? '',
      optional: office('form.optional'),
      ...inLanguage(language),
      rows: 6,
    },
  ];
}

/** What the office records of a State that answered by letter; opened by its link. */
function Letter({ at, view, newKey, typing }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const round = view.lastComments;
  if (!round) return null;
  const isOpen = at.open === 'letter';
  const closes = round.closedAt && round.closedAt < round.closesAt ? round.closedAt : round.closesAt;
  const isOver = view.now >= closes;
  return (
    <>
      <LinkSet
        label={labelled(locale, t('round.title', { number: round.number }), t('ways'))}
        tabs={isOpen}
        items={[
          {
            href: `${textHref(at, { open: 'letter' }).split('#')[0]}#round`,
            label: t('round.letter'),
            current: isOpen,
          },
        ]}
      />
      {isOpen && (
        <>
          <p className="tw:max-w-measure">{t('round.letterLead')}</p>
          <StaffForm
            id="letter"
            action={replyToRound}
            act="replyToRound"
            fields={[
              ...whereFields(at),
              { kind: 'hidden', name: 'id', value: view.id },
              { kind: 'hidden', name: 'language', value: view.language },
              {
                kind: 'select',
                name: 'participant',
                label: t('form.for'),
                placeholder: translator(locale, 'staff')('form.choose'),
                required: true,
                options: view.names
                  .filter(({ key }) => round.replies.some(({ participant }) => participant === key))
                  .map(({ key, name }) => ({ value: key, label: name })),
              },
              ...replyFields(locale, view.language),
              {
                kind: 'date',
                name: 'receivedOn',
                label: t('round.receivedOn'),
                help: t('round.receivedOnHelp', {
                  over: isOver ? 'yes' : 'no',
                  closes: formatInstant(locale, new Date(closes), view.zone),
                }),
                required: true,
              },
              {
                kind: 'select',
                name: 'late',
                label: t('round.inTime'),
                value: round.closedAt ? 'yes' : 'no',
                options: (['no', 'yes'] as const).map((value) => ({ value, label: t(`round.inTimeIs.${value}`) })),
              },
              { kind: 'text', name: 'received', label: t('form.came'), help: t('round.cameHelp'), required: true },
            ]}
            keep={keptOf({ at, view, typing }, `${round.id}:letter:${view.language}`)}
            idempotencyKey={newKey()}
            locale={locale}
          />
        </>
      )}
    </>
  );
}

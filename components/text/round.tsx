import { StaffForm } from '#components/layout/staff-form.tsx';
import { type At, whereFields } from '#components/text/text-href.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { replyKinds } from '#db/vocabulary.ts';
import { formatInstant, languageName, translator } from '#lib/language/language.ts';
import { replyToRound } from '#lib/text/actions.ts';
import type { TextView } from '#lib/text/queries.ts';

type Props = { at: At; view: TextView; newKey: () => string };

/** A round of comments: the delegation's own answer, and what each State answered, late or not at all. */
export function Round({ at, view, newKey }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const round = view.openRound;
  if (round?.kind !== 'comments') return null;
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
            { kind: 'hidden', name: 'participant', value: view.delegation ?? '' },
            { kind: 'hidden', name: 'language', value: view.language },
            {
              kind: 'select',
              name: 'kind',
              label: t('round.answer'),
              value: own?.kind ?? '',
              placeholder: translator(locale, 'staff')('form.choose'),
              required: true,
              options: replyKinds.map((value) => ({
                value,
                label: translator(locale, 'vocabulary')(`replyKind.${value}`),
              })),
            },
            {
              kind: 'area',
              name: 'words',
              label: t('round.words', { language: languageName(locale, view.language) }),
              help: t('round.wordsHelp'),
              value: own?.words ?? '',
              optional: translator(locale, 'staff')('form.optional'),
              rows: 6,
            },
          ]}
          idempotencyKey={newKey()}
          locale={locale}
        />
      )}
      <DataTable
        caption={t('round.caption')}
        rowKey={({ participant }) => participant}
        groups={[{ key: 'all', rows }]}
        empty={null}
        count={t('round.count', { answered: rows.filter(({ kind }) => kind).length, all: rows.length })}
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
                <span lang={language ?? undefined} dir="auto" className="tw:whitespace-pre-line">
                  {words}
                </span>
              ),
          },
          {
            key: 'when',
            label: t('round.when'),
            cell: ({ repliedAt }) => repliedAt && formatInstant(locale, new Date(repliedAt), view.zone),
          },
        ]}
      />
    </Section>
  );
}

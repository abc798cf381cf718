import type { ReactNode } from 'react';
import { Actors } from '#components/commitment/actors.tsx';
import { Said } from '#components/commitment/standing.tsx';
import { actorText, cut, placeText } from '#components/commitment/words.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentRow, Progress } from '#lib/commitment/queries.ts';
import { inProtocolOrder, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  /** The address under which each commitment has its page, for whoever reads this. */
  path: string;
  rows: readonly CommitmentRow[];
};

/** How many commitments stand side by side: more are in a table below. */
const abreast = 5;

type Actor = { actor: string; name: string };

const hasPage = (actor: string): boolean => actor !== 'secretariat' && actor !== 'all';

/** States down, commitments across, a table for each outcome: what each has reported, in words. */
export function Matrix({ locale, path, rows }: Props) {
  const t = translator(locale, 'commitment');
  // Nothing more is to be reported on what was superseded.
  const kept = rows.filter(({ status }) => status !== 'superseded');
  const byOutcome = [...Map.groupBy(kept, ({ outcome, text }) => outcome?.id ?? text?.id ?? '')];
  return (
    <div className="tw:space-y-8">
      {byOutcome.flatMap(([key, of]) =>
        blocks(headed(locale, of)).map((block) => (
          <DataTable<Actor>
            key={`${key}-${block[0]?.row.id}`}
            caption={t('matrixCaption', { outcome: of[0]?.outcome?.title ?? of[0]?.text?.title ?? '' })}
            columns={[
              {
                key: 'actor',
                label: t('participant'),
                cell: ({ actor, name }) => (
                  <Actors locale={locale} path={path} of={[{ key: actor, name: hasPage(actor) ? name : null }]} />
                ),
              },
              ...block.map(({ row, label }) => ({
                key: row.id,
                label,
                cell: ({ actor }: Actor) => cellOf({ locale, path, row, actor }),
              })),
            ]}
            groups={[{ key: 'actors', rows: actorsOf(locale, block) }]}
            rowKey={({ actor }) => actor}
            empty={null}
          />
        )),
      )}
    </div>
  );
}

type Headed = { row: CommitmentRow; label: string };

/** Each commitment with what its column is called: its place, or else its words, told from another of the same. */
function headed(locale: Locale, rows: readonly CommitmentRow[]): Headed[] {
  const met = new Map<string, number>();
  return rows.map((row) => {
    const label = cut(placeText(locale, row) ?? row.words, 28);
    const times = (met.get(label) ?? 0) + 1;
    met.set(label, times);
    return { row, label: times > 1 ? `${label} · ${times}` : label };
  });
}

/** The same number side by side in each table, as near as it goes. */
function blocks(all: readonly Headed[]): Headed[][] {
  const count = Math.ceil(all.length / abreast);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size)).filter(
    (one) => one.length > 0,
  );
}

/** Whoever is to keep any of them: States first, then organizations, the secretariat last. */
function actorsOf(locale: Locale, block: readonly Headed[]): Actor[] {
  const all = new Map(
    block.flatMap(({ row }) =>
      row.progress.map(({ actor, name }): [string, Actor] => [
        actor,
        { actor, name: actorText(locale, { key: actor, name }) },
      ]),
    ),
  );
  const rank = ({ actor }: Actor) => (actor === 'secretariat' ? 2 : actor.startsWith('org:') ? 1 : 0);
  return inProtocolOrder(locale, [...all.values()], ({ name }) => name).toSorted((a, b) => rank(a) - rank(b));
}

type CellProps = Omit<Props, 'rows'> & { row: CommitmentRow; actor: string };

/** What one has reported on one commitment, leading to the report; nothing where it is not theirs. */
function cellOf({ locale, path, row, actor }: CellProps): ReactNode {
  const of = row.progress.find((one) => one.actor === actor);
  if (!of) return null;
  const isWaiting = of.waiting && <Waiting locale={locale} />;
  if (!of.status || !of.report)
    return (
      isWaiting || (
        <span className="tw:font-normal tw:text-muted">
          {translator(locale, 'commitment')(path.endsWith('/commitments') ? 'noReportPublic' : 'noReport')}
        </span>
      )
    );
  return (
    <>
      <Said locale={locale} status={of.status} href={`${path}/${row.id}#report-${of.report}`} />
      {!path.endsWith('/commitments') && <Kept locale={locale} of={of} />}
      {isWaiting}
    </>
  );
}

/** That a report is with the secretariat, where whoever reads this may see it. */
function Waiting({ locale }: { locale: Locale }) {
  return (
    <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
      {translator(locale, 'desk-commitment')('waiting')}
    </span>
  );
}

/** That it is not public, where whoever reads this sees more than the public does. */
function Kept({ locale, of }: { locale: Locale; of: Progress }) {
  if (of.stage !== 'accepted') return null;
  return (
    <span className="tw:block tw:text-sm tw:text-muted">{translator(locale, 'desk-commitment')('notPublic')}</span>
  );
}

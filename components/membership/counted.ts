import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ParticipantRow } from '#lib/membership/queries.ts';
import { type Assurance, marksOf } from '#lib/membership/rules.ts';

type Counted = Pick<ParticipantRow, 'kind' | 'status' | 'statusWord' | 'assurance'>;

/** That a status is not dated, not certain or disputed, as it stands beside the status; empty where it is certain. */
export const assuranceWord = (locale: Locale, assurance: Assurance): string =>
  assurance === 'certain' ? '' : translator(locale, 'membership')(`assurance.${assurance}`);

/** “3 of them not dated, 1 disputed”: how many of these are not certain, and why; empty where all are. Of one mark that all have the word alone. */
export function marksText(locale: Locale, rows: readonly Pick<Counted, 'assurance'>[]): string {
  const t = translator(locale, 'membership');
  const marks = marksOf(rows);
  const isOfAll = marks.length === 1 && marks[0]?.count === rows.length;
  return marks
    .map(({ assurance, count }, at) =>
      isOfAll
        ? t(`marked.all.${assurance}`, { count })
        : at === 0
          ? t(`marked.of.${assurance}`, { count })
          : t(`marked.and.${assurance}`, { count }),
    )
    .join(', ');
}

/**
 * “7 members (3 of them not dated, 1 disputed)”, “2 international organizations”: those of whom the process has a word of its own by that, States and
 * organizations alike; of the others States by their status.
 */
export function countedOf(locale: Locale, all: readonly Counted[]): string[] {
  const t = translator(locale, 'membership');
  const marked = (rows: readonly Counted[], counted: string): string => {
    const marks = marksText(locale, rows);
    return marks ? t('marked.counted', { counted, marks }) : counted;
  };
  const own = Object.entries(Object.groupBy(all, ({ statusWord }) => statusWord ?? ''));
  const inOwnWords = own.flatMap(([word, rows = []]) =>
    word ? [marked(rows, t('counted.own', { word, count: rows.length }))] : [],
  );
  const others = all.filter(({ statusWord }) => statusWord === null);
  const states = others.filter(({ kind }) => kind === 'state');
  const organizations = others.filter(({ kind }) => kind !== 'state');
  const counted = (['member', 'observer', 'applicant'] as const).flatMap((status) => {
    const rows = states.filter((row) => row.status === status);
    return rows.length > 0 ? [marked(rows, t(`counted.${status}`, { count: rows.length }))] : [];
  });
  const last =
    organizations.length > 0 ? [marked(organizations, t('counted.organization', { count: organizations.length }))] : [];
  return [...inOwnWords, ...counted, ...last];
}

import { overdueText } from '#components/chairmanship/incumbency.tsx';
import { marksText } from '#components/membership/counted.ts';
import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { sentence } from '#components/source/sentence.ts';
import { Timed } from '#components/source/timed.tsx';
import { periodText } from '#components/source/when.ts';
import type { Locale, MembershipStatus } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ParticipantRow } from '#lib/membership/queries.ts';
import type { ProcessView } from '#lib/process/queries.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

const large = 'tw:mb-1 tw:font-serif tw:text-title tw:font-strong tw:text-lapis';

/** Since when they hold it, where all do since one day that is known. */
function sinceOf(locale: Locale, holders: ProcessView['offices'][number]['holders']): string {
  const said = new Set(holders.map(({ since }) => periodText(locale, since, null) ?? ''));
  const [one = ''] = said;
  return said.size === 1 && one ? sentence(one) : '';
}

type Holder = ProcessView['offices'][number]['holders'][number];

/** By what it is known who holds an office, and since when. */
const heldBy = (holder: Holder): SourceView[] => citedFor(holder, 'actualFrom');

/** The sources of who is in the Chair. */
export const sourcesOfChair = ({ offices }: Pick<ProcessView, 'offices'>): SourceView[] =>
  offices.flatMap(({ holders }) => holders.flatMap(heldBy));

/** Who is in the Chair, and the Process in figures, each leading to its page. */
export function InFigures({
  locale,
  view,
  sources,
  participants,
}: {
  locale: Locale;
  view: Pick<ProcessView, 'offices' | 'counts' | 'inOwnWords'>;
  sources: Numbered;
  /** Who takes part today, as the map beside it has them. */
  participants: readonly ParticipantRow[];
}) {
  const t = translator(locale, 'process');
  const { offices, counts } = view;
  const held = offices.filter(({ holders }) => holders.length > 0);
  const plain = participants.filter(({ statusWord }) => statusWord === null);
  const marksOf = (status: MembershipStatus) =>
    marksText(
      locale,
      plain.filter((row) => row.kind === 'state' && row.status === status),
    );
  const counted = [
    { key: 'members', count: counts.member, href: 'members', marks: marksOf('member') },
    { key: 'observers', count: counts.observer, href: 'members', marks: marksOf('observer') },
    { key: 'applicants', count: counts.applicant, href: 'members', marks: marksOf('applicant') },
    {
      key: 'organizationsCount',
      count: counts.organizations,
      href: 'members',
      marks: marksText(
        locale,
        plain.filter(({ kind }) => kind !== 'state'),
      ),
    },
    { key: 'conferencesCount', count: counts.conferences, href: 'conferences', marks: '' },
    { key: 'outcomesCount', count: counts.outcomes, href: 'outcomes', marks: '' },
  ] as const;
  const figures = [
    ...view.inOwnWords.map(({ name, count }) => ({
      key: name,
      label: name,
      count,
      href: 'members',
      marks: marksText(
        locale,
        participants.filter(({ statusWord }) => statusWord === name),
      ),
    })),
    ...counted.map(({ key, ...figure }) => ({ ...figure, key, label: t(key, { count: figure.count }) })),
  ];
  return (
    <div>
      <h2 className="tw:font-sans tw:text-sm tw:font-normal tw:text-muted">{t('chair')}</h2>
      {held.length === 0 && <p className={large}>{t('noChair')}</p>}
      {held.map(({ key, name, holders }) => (
        <div key={key} className="tw:mb-2">
          <h3 data-fact className={large}>
            <ParticipantLinks
              locale={locale}
              of={holders.map(({ participant, name: holder }) => ({ key: participant, name: holder }))}
              together
            />
            <Cites locale={locale} sources={sources} of={holders.flatMap(heldBy)} />
          </h3>
          {(held.length > 1 || sinceOf(locale, holders)) && (
            <p>
              <Timed locale={locale} dates={holders.map(({ since }) => since)}>
                {[held.length > 1 && name, sinceOf(locale, holders)].filter(Boolean).join('. ')}
              </Timed>
            </p>
          )}
          {holders
            .filter(({ isOverdue }) => isOverdue)
            .map((holder) => (
              <p key={holder.participant}>
                {overdueText(locale, { name: holders.length > 1 ? holder.name : null, to: holder.nominal.to })}
              </p>
            ))}
        </div>
      ))}
      <p className="tw:print:hidden">
        <a href={`/${locale}/chairmanship`}>{t('chairLink')}</a>
      </p>
      <dl className="tw:mt-8">
        {figures
          .filter((figure) => figure.count > 0)
          .map((figure) => (
            <div
              key={figure.key}
              className="tw:flex tw:flex-row-reverse tw:items-baseline tw:justify-end tw:gap-4 tw:border-t tw:border-rule tw:py-1"
            >
              <dt>
                <a href={`/${locale}/${figure.href}`}>{figure.label}</a>
                {figure.marks && <span className="tw:text-sm tw:text-muted">, {figure.marks}</span>}
              </dt>
              <dd data-derived className="tw:min-w-10 tw:text-end tw:text-lg tw:tabular-nums tw:lining-nums">
                {figure.count}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

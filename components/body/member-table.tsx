import type { ReactNode } from 'react';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import { type Numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Period } from '#components/source/timed.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyMemberView, BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';

type Props = {
  locale: Locale;
  view: BodyPageView;
  sources: Numbered;
  /** What may be done about each, on the staff's side. */
  step?: { label: string; cell: (row: BodyMemberView) => ReactNode };
};

/** The sources of who belongs to a body, in the order of the table. */
export const sourcesOfMembers = ({ members }: BodyPageView): (SourceView | null | undefined)[] =>
  members.flatMap((one) => [one.source ?? one.recorded, ...sourcesOf({ mentioned: one.mentioned })]);

/** Who belongs to a body today, then who did or will, each with its dates and by what it was decided. */
export function MemberTable({ locale, view, sources, step }: Props) {
  const t = translator(locale, 'body');
  const words = translator(locale, 'vocabulary');
  return (
    <DataTable
      caption={t('memberCaption', { body: view.name })}
      rowKey={({ id }) => id}
      groups={[
        { key: 'today', label: t('today'), rows: view.members.filter(({ today }) => today) },
        { key: 'other', label: t('otherDays'), rows: view.members.filter(({ today }) => !today) },
      ]}
      empty={<EmptyState title={t('noMembers')} />}
      columns={[
        {
          key: 'name',
          label: t('participant'),
          cell: ({ participant: key, name }) => <ParticipantLink locale={locale} of={{ key, name }} />,
        },
        { key: 'part', label: t('part'), cell: ({ part }) => words(`bodyPart.${part}`) },
        {
          key: 'period',
          label: t('period'),
          cell: (row) => <Period locale={locale} of={row} none={translator(locale, 'date')('notKnown')} />,
        },
        {
          key: 'by',
          label: t('decidedBy'),
          cell: ({ instrument, source, recorded }) => (
            <>
              {instrument && <Quoted locale={locale}>{instrument}</Quoted>}
              {!instrument && source && t('listed', { publisher: source.publisher })}
              <Cites locale={locale} sources={sources} of={[source ?? recorded]} row />
            </>
          ),
        },
        ...(step ? [{ key: 'step', label: step.label, cell: step.cell }] : []),
      ]}
    />
  );
}

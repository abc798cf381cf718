import { errorOf } from '#components/layout/wrong-values.tsx';
import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import { citedOfPeriod } from '#components/participant/cited.ts';
import { DayForm } from '#components/participant/day-form.tsx';
import { Cite, Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Period } from '#components/source/timed.tsx';
import { day, periodText } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import { assuranceOf } from '#lib/membership/rules.ts';
import type { Wrong } from '#lib/page/asked.ts';
import type { ParticipantView } from '#lib/participant/queries.ts';

type Props = {
  locale: Locale;
  view: ParticipantView;
  sources: Numbered;
  path: string;
  wrong: readonly Wrong[];
};

/** What holds on the day: the status, the offices, the bodies; and what is said of the participant as a whole. */
export function OnTheDay({ locale, view, sources, path, wrong }: Props) {
  const t = translator(locale, 'participant');
  const isToday = view.day === view.today;
  return (
    <Section title={t('onDay', { date: day(locale, view.day) })}>
      <DayForm locale={locale} path={path} date={view.day} error={errorOf(locale, wrong, 'date')} />
      <Facts
        items={[
          { term: t('status'), value: <Status locale={locale} view={view} sources={sources} /> },
          {
            term: t('offices'),
            // Worked out for the day from the terms below, which have their sources.
            derived: true,
            value:
              view.offices.length > 0 ? (
                <ul>
                  {view.offices.map(({ key, name, body, certain }) => (
                    <li key={key}>
                      <Quoted locale={locale}>{name}</Quoted>
                      {body && (
                        <>
                          {', '}
                          <BodyLink locale={locale} of={body} />
                        </>
                      )}
                      {!certain && <NotCertain locale={locale} />}
                    </li>
                  ))}
                </ul>
              ) : null,
          },
          {
            term: t('bodies'),
            derived: true,
            value:
              view.bodiesOnDay.length > 0 ? (
                <ul>
                  {view.bodiesOnDay.map((body) => (
                    <li key={body.key}>
                      <BodyLink locale={locale} of={body} />
                      {body.part === 'observer' &&
                        `, ${translator(locale, 'vocabulary')('bodyPart.observer').toLocaleLowerCase(locale)}`}
                      {!body.certain && <NotCertain locale={locale} />}
                    </li>
                  ))}
                </ul>
              ) : null,
          },
        ]}
      />
      <p className="tw:mt-4 tw:text-sm">
        <a href={`/${locale}/members${isToday ? '' : `?date=${view.day}`}`}>
          {isToday ? t('allToday') : t('allOnDay', { date: day(locale, view.day) })}
        </a>
      </p>
    </Section>
  );
}

/** A body by its name, leading to its page. */
export function BodyLink({ locale, of }: { locale: Locale; of: { key: string; name: string } }) {
  return (
    <a href={`/${locale}/bodies/${encodeURIComponent(of.key)}`}>
      <Quoted locale={locale}>{of.name}</Quoted>
    </a>
  );
}

const NotCertain = ({ locale }: { locale: Locale }) => (
  <span className="tw:text-sm tw:text-muted"> ({translator(locale, 'participant')('notCertain')})</span>
);

/** The status of the day with its source; else that there is none, or that the register says nothing of so early a day. */
function Status({ locale, view, sources }: Omit<Props, 'path' | 'wrong'>) {
  const t = translator(locale, 'participant');
  const { standing, day: date, launched } = view;
  if (date < launched) return <span data-derived>{t('beforeLaunch', { date: day(locale, launched) })}</span>;
  if (!standing) return <span data-derived>{t('noStatus')}</span>;
  const period = view.periods.find(({ id }) => id === standing.id);
  const when = period && periodText(locale, period.from, period.to);
  const certainty = standing.certain ? 'certain' : 'possible';
  const mark = period && assuranceWord(locale, assuranceOf({ ...period, certainty }));
  return (
    <>
      {periodStatus(locale, standing)}
      {period && when && (
        <>
          {', '}
          <Period locale={locale} of={period} />
        </>
      )}
      {mark && <span className="tw:text-muted">, {mark}</span>}
      {period && <Cites locale={locale} sources={sources} of={citedOfPeriod(period)} />}
    </>
  );
}

/** What the register knows of an organization beside its statuses, and who took part when the process was launched. */
export function launchFact(locale: Locale, { launch }: ParticipantView, sources: Numbered) {
  const t = translator(locale, 'participant');
  return {
    term: t('launch'),
    value: launch && (
      <>
        {t('launchTook', { date: formatPartialDate(locale, launch.on) })}
        <Cite locale={locale} sources={sources} of={launch.source} />
      </>
    ),
  };
}

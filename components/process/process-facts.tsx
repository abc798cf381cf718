import { ParticipantLink, ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Tasks } from '#components/secretariat/secretariat-page.tsx';
import { Cites } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { languageName, translator } from '#lib/language/language.ts';
import type { ProcessView } from '#lib/process/queries.ts';
import { supportedBy } from '#lib/secretariat/rules.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

/** What the Process is, as far as it is of record: launch, languages, bodies, rotation, support. */
export function ProcessFacts({ locale, view, sources }: { locale: Locale; view: ProcessView; sources: Numbered }) {
  const t = translator(locale, 'process');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  const cites = (of: readonly SourceView[]) => <Cites locale={locale} sources={sources} of={of} />;
  const ofProcess = (field: CitableField) => cites(citedFor(view.process, field));
  return (
    <Facts
      items={[
        {
          term: t('launched'),
          value: view.launched && (
            <>
              <Dated locale={locale} date={view.launched} />
              {cites(launchedBy(view))}
              <Claims locale={locale} sources={sources} claims={view.launchClaims} />
            </>
          ),
        },
        {
          term: t('launchParticipants'),
          value: view.launchParticipants.length > 0 && (
            <>
              <ParticipantLinks
                locale={locale}
                of={view.launchParticipants.map(({ iso3: key, name }) => ({ key, name }))}
              />
              {cites(tookPartBy(view))}
              <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t('launchNote')}</span>
            </>
          ),
        },
        {
          term: t('memberClaims'),
          value: view.memberClaims.length > 0 && (
            <Claims locale={locale} sources={sources} claims={view.memberClaims} />
          ),
        },
        {
          term: t('languages'),
          value: (
            <>
              {view.languages.map((tag) => languageName(locale, tag)).join(', ')}
              {ofProcess('workingLanguages')}
            </>
          ),
        },
        {
          term: t('bodies'),
          value: view.bodies.length > 0 && (
            <ul>
              {view.bodies.map((body) => (
                <li key={body.key}>
                  <a href={`/${locale}/bodies/${encodeURIComponent(body.key)}`}>
                    <Quoted locale={locale}>{body.name}</Quoted>
                  </a>
                  {cites(citedFor(body, 'name'))}
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('rotation'),
          value: view.chairRotation && (
            <>
              {quoted(view.chairRotation)}
              {ofProcess('chairRotation')}
            </>
          ),
        },
        {
          term: t('secretariat'),
          value: view.secretariat.length > 0 && (
            <ul>
              {view.secretariat.map(({ kind, parties, seat, ...by }) => (
                <li key={`${kind} ${parties.join()}`}>
                  <a href={`/${locale}/secretariat`}>
                    {[translator(locale, 'vocabulary')(`arrangementKind.${kind}`), ...parties].join(', ')}
                  </a>
                  {cites(citedFor(by, 'kind', 'host', 'runBy', ...(seat ? ['seat'] : [])))}
                  {seat && (
                    <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                      <Quoted locale={locale}>{seat}</Quoted>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('supportUnit'),
          value: view.supportUnit.length > 0 && (
            <ul>
              {view.supportUnit.map((one) => (
                <li key={one.acronym}>
                  <ParticipantLink
                    locale={locale}
                    of={{
                      key: `org:${one.acronym}`,
                      name: one.name.includes('(') ? one.name : `${one.name} (${one.acronym})`,
                    }}
                  />
                  {cites(supportedBy(view.process, one))}
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('supportTasks'),
          value: view.supportUnitTasks && (
            <Tasks locale={locale} text={view.supportUnitTasks}>
              {ofProcess('supportUnitTasks')}
            </Tasks>
          ),
        },
        {
          term: t('nameNote'),
          value: view.nameNote && (
            <>
              {quoted(view.nameNote)}
              {ofProcess('name')}
            </>
          ),
        },
      ].map((item) => ({ ...item, value: item.value || null }))}
    />
  );
}

/** The sources of the launch: those of its day, and where none is named for it that of the launch itself. */
const launchedBy = ({ process, launchSource }: ProcessView): SourceView[] =>
  citedFor({ ...process, source: launchSource }, 'launched');

/** The same of who took part in it. */
const tookPartBy = ({ process, launchSource }: ProcessView): SourceView[] =>
  citedFor({ ...process, source: launchSource }, 'launchParticipants');

/** All sources of what the process is, in the order in which its facts are said. */
export const sourcesOfProcess = (view: ProcessView): SourceView[] => [
  ...launchedBy(view),
  ...(view.launchParticipants.length > 0 ? tookPartBy(view) : []),
  ...citedFor(view.process, 'workingLanguages'),
  ...view.bodies.flatMap((body) => citedFor(body, 'name')),
  ...(view.chairRotation ? citedFor(view.process, 'chairRotation') : []),
  ...view.secretariat.flatMap((one) => citedFor(one, 'kind', 'host', 'runBy', ...(one.seat ? ['seat'] : []))),
  ...view.supportUnit.flatMap((one) => supportedBy(view.process, one)),
  ...(view.supportUnitTasks ? citedFor(view.process, 'supportUnitTasks') : []),
  ...(view.nameNote ? citedFor(view.process, 'name') : []),
];

import { ParticipantLink, ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Tasks } from '#components/secretariat/secretariat-page.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { languageName, translator } from '#lib/language/language.ts';
import type { ProcessView } from '#lib/process/queries.ts';

/** What the Process is, as far as it is of record: launch, languages, bodies, rotation, support. */
export function ProcessFacts({ locale, view, sources }: { locale: Locale; view: ProcessView; sources: Numbered }) {
  const t = translator(locale, 'process');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  return (
    <Facts
      items={[
        {
          term: t('launched'),
          value: view.launched && (
            <>
              <Dated locale={locale} date={view.launched} />
              <Cite locale={locale} sources={sources} of={view.launchSource} />
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
              <Cite locale={locale} sources={sources} of={view.launchSource} />
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
        { term: t('languages'), value: view.languages.map((tag) => languageName(locale, tag)).join(', ') },
        {
          term: t('bodies'),
          value: view.bodies.length > 0 && (
            <ul>
              {view.bodies.map((body) => (
                <li key={body.key}>
                  <a href={`/${locale}/bodies/${encodeURIComponent(body.key)}`}>
                    <Quoted locale={locale}>{body.name}</Quoted>
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
        { term: t('rotation'), value: quoted(view.chairRotation) },
        {
          term: t('secretariat'),
          value: view.secretariat.length > 0 && (
            <ul>
              {view.secretariat.map(({ kind, parties, seat }) => (
                <li key={`${kind} ${parties.join()}`}>
                  <a href={`/${locale}/secretariat`}>
                    {[translator(locale, 'vocabulary')(`arrangementKind.${kind}`), ...parties].join(', ')}
                  </a>
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
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('supportTasks'),
          value: view.supportUnitTasks && <Tasks locale={locale} text={view.supportUnitTasks} />,
        },
        { term: t('nameNote'), value: quoted(view.nameNote) },
      ].map((item) => ({ ...item, value: item.value || null }))}
    />
  );
}

import { type AdoptionForm, AdoptionFormView, adoptionForms, waitsOf } from '#components/adoption/adoption-forms.tsx';
import { type At, textHref } from '#components/text/text-href.ts';
import { TimeLeft } from '#components/text/time-left.tsx';
import { Words } from '#components/text/words.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import type { AdoptionView, SilenceRow } from '#lib/adoption/queries.ts';
import { formatInstant, formatPartialDate, labelled, languageName, translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';

type Props = { at: At; view: AdoptionView; text: TextView; typing: readonly KeptTyping[]; newKey: () => string };

const tones = { running: 'awaits', broken: 'refusal', adopted: 'adopted', withdrawn: 'quiet' } as const;

/** How a text is adopted: silence that runs or ran, the adoption with its exact words, and what States attached for good. */
export function AdoptionSection({ at, view, text, typing, newKey }: Props) {
  const { locale } = at;
  const t = translator(locale, 'adoption');
  const forms = adoptionForms(view, text);
  const waits = waitsOf(view, text);
  const said = [
    ...(view.can.adopt && waits.adopt ? [{ way: 'adopt' as const, waits: waits.adopt }] : []),
    ...(view.can.propose && waits.propose ? [{ way: 'propose' as const, waits: waits.propose }] : []),
  ].filter(({ waits: { why } }, nth, all) => nth === 0 || why !== all[0]?.waits.why);
  if (forms.length + view.silences.length + said.length === 0 && !view.adopted) return null;
  const asked = forms.find((name) => name === at.open);
  return (
    <Section title={t('title')} id="adoption" wide>
      {view.adopted && <Adopted at={at} view={view} />}
      {view.silences.map((silence) => (
        <Silence key={silence.id} at={at} view={view} silence={silence} />
      ))}
      {view.statements.length > 0 && <Statements at={at} view={view} />}
      {said.map(({ way, waits: { why, count, languages } }) => (
        <p key={way} className="tw:max-w-measure">
          {t(`waits.${why}`, { count, languages: languages.map((tag) => languageName(locale, tag)).join(', ') })}
        </p>
      ))}
      {forms.length > 0 && (
        <LinkSet
          label={labelled(locale, t('title'), t('ways'))}
          tabs={asked !== undefined}
          items={forms.map((name: AdoptionForm) => ({
            href: `${textHref(at, { open: name }).split('#')[0]}#adoption`,
            label: t(`way.${name}`),
            current: name === asked,
          }))}
        />
      )}
      {asked && (
        <AdoptionFormView at={at} view={view} text={text} typing={typing} name={asked} idempotencyKey={newKey()} />
      )}
    </Section>
  );
}

function Adopted({ at: { locale, room }, view }: { at: At; view: AdoptionView }) {
  const t = translator(locale, 'adoption');
  const { adopted } = view;
  if (!adopted) return null;
  return (
    <div className="tw:mb-6">
      <p className="tw:mb-3 tw:max-w-measure tw:font-serif tw:text-lg tw:wrap-anywhere">
        {adopted.words[locale] ?? Object.values(adopted.words)[0]}
      </p>
      <Facts
        items={[
          {
            term: t('adopted'),
            value: (
              <Status tone="adopted" mark="solid">
                {translator(locale, 'vocabulary')(`adoptionWay.${adopted.way}`)},{' '}
                {formatInstant(locale, new Date(adopted.at), view.zone)}
              </Status>
            ),
          },
          { term: t('revision'), value: adopted.symbol },
          { term: t('hash'), value: <code className="tw:text-sm tw:break-all">{adopted.hash}</code> },
          { term: t('adopters'), value: adopted.adopters.map(({ name }) => name).join(', ') },
          {
            term: t('statementsUntil'),
            value: view.statementsUntil && formatInstant(locale, new Date(view.statementsUntil), view.zone),
          },
          {
            term: t('publicPage'),
            value: view.outcome && <a href={`/${locale}/outcomes/${view.outcome}`}>{t('toPublicPage')}</a>,
          },
          {
            term: t('receipt'),
            value: adopted.id && adopted.receipt && (
              <a
                href={`/${locale}/portal/${room}/receipt/adoption/${adopted.id}`}
                aria-label={labelled(locale, t('toReceipt'), t('title'))}
              >
                {t('toReceipt')}
              </a>
            ),
          },
        ]}
      />
    </div>
  );
}

function Silence({ at, view, silence }: { at: At; view: AdoptionView; silence: SilenceRow }) {
  const { locale, room } = at;
  const t = translator(locale, 'adoption');
  const vocabulary = translator(locale, 'vocabulary');
  const when = (instant: string) => formatInstant(locale, new Date(instant), view.zone);
  // What was broken or withdrawn adopts nothing any more, whatever its words say.
  const isOver = silence.state === 'broken' || silence.state === 'withdrawn';
  return (
    <article className="tw:mb-6 tw:border-s-4 tw:border-edge tw:ps-4">
      <h3>
        {t('silence')}{' '}
        <Status tone={tones[silence.state]} mark={silence.state === 'running' ? 'half' : 'solid'}>
          {vocabulary(`silenceState.${silence.state}`)}
        </Status>
      </h3>
      {isOver && <p className="tw:mt-2 tw:text-sm tw:text-muted">{t('putAs')}</p>}
      <p className="tw:my-2 tw:max-w-measure tw:font-serif tw:text-lg tw:wrap-anywhere">
        {silence.words[locale] ?? Object.values(silence.words)[0]}
      </p>
      <Facts
        items={[
          { term: t('begun'), value: when(silence.proposedAt) },
          {
            term: t(isOver ? 'wasToExpire' : 'expires'),
            value: (
              <>
                {when(silence.expiresAt)}
                {silence.formerExpiries.map((former) => (
                  <span key={former} className="tw:block tw:text-sm tw:text-muted">
                    {t('extendedFrom', { when: when(former) })}
                  </span>
                ))}
                {silence.state === 'running' && (
                  <TimeLeft locale={locale} now={view.now} until={silence.expiresAt} zone={view.zone} />
                )}
              </>
            ),
          },
          { term: t('entitled'), value: silence.entitled.map(({ name }) => name).join(', ') },
          {
            term: t('withdrawn'),
            value: silence.withdrawnAt && `${when(silence.withdrawnAt)}. ${silence.withdrawalReason ?? ''}`,
          },
          {
            term: t('receipt'),
            value: silence.receipt && (
              <a
                href={`/${locale}/portal/${room}/receipt/silence/${silence.id}`}
                aria-label={labelled(locale, t('toReceipt'), when(silence.expiresAt))}
              >
                {t('toReceipt')}
              </a>
            ),
          },
        ]}
      />
      {silence.objections.map((one) => (
        <div key={one.name} className="tw:mt-3 tw:max-w-measure tw:border-s-4 tw:border-refusal tw:ps-3">
          <p className="tw:text-sm">
            <b>{one.name}</b> · {vocabulary(`objectionKind.${one.kind}`)} · {when(one.madeAt)}
          </p>
          <p className="tw:whitespace-pre-line">
            <Words text={one.words} language={one.language} />
          </p>
        </div>
      ))}
      {silence.late.map((one) => (
        <div key={one.id} className="tw:mt-3 tw:max-w-measure tw:border-s-4 tw:border-edge tw:ps-3">
          <p className="tw:text-sm">
            <b>{one.name}</b> · {vocabulary(`objectionKind.${one.kind}`)} · <Status tone="quiet">{t('late')}</Status>
          </p>
          <p className="tw:text-sm tw:text-muted">
            {t('lateSaid', {
              received: one.received,
              day: formatPartialDate(locale, { date: one.receivedOn, precision: 'day' }),
              recorded: when(one.recordedAt),
            })}
          </p>
          <p className="tw:whitespace-pre-line">
            <Words text={one.words} language={one.language} />
          </p>
        </div>
      ))}
    </article>
  );
}

function Statements({ at: { locale, room }, view }: { at: At; view: AdoptionView }) {
  const t = translator(locale, 'adoption');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <div className="tw:mb-6">
      <h3>{t('statements')}</h3>
      {view.statements.map((one) => (
        <div key={one.id} className="tw:mt-3 tw:max-w-measure tw:border-s-4 tw:border-edge tw:ps-3">
          <p className="tw:text-sm">
            <b>{one.name}</b> · {vocabulary(`positionKind.${one.kind}`)} ·{' '}
            {formatInstant(locale, new Date(one.madeAt), view.zone)}
            {one.receipt && (
              <>
                {' · '}
                <a
                  href={`/${locale}/portal/${room}/receipt/position/${one.id}`}
                  aria-label={labelled(
                    locale,
                    t('toReceipt'),
                    `${one.name}, ${vocabulary(`positionKind.${one.kind}`)}`,
                  )}
                >
                  {t('toReceipt')}
                </a>
              </>
            )}
          </p>
          {Object.entries(one.words).map(([tag, said]) => (
            <p key={tag} className="tw:whitespace-pre-line">
              <Words text={said} language={tag} />
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

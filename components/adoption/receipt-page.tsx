import { z } from 'zod';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Runs } from '#components/ui/redline.tsx';
import { type Locale, objectionKinds, positionKinds } from '#db/vocabulary.ts';
import { acts } from '#lib/act/acts.ts';
import type { Receipt } from '#lib/adoption/queries.ts';
import { runsOf } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';
import { formatDayAndTime, languageName, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; receipts: readonly Receipt[]; zone: string };

type Said = {
  name?: unknown;
  after?: Record<string, unknown> | null;
};

/** A receipt of a solemn act, to be printed: its number in the record, the instant, the exact words, and the hash of the entry. */
export function ReceiptPage({ locale, receipts, zone }: Props) {
  const t = translator(locale, 'adoption');
  const named = translator(locale, 'act');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <>
      <PageHeading title={t('receiptPage.title')} lead={<p>{t('receiptPage.lead')}</p>} />
      {receipts.map((one) => {
        const said: Said = JSON.parse(one.entry);
        const { day, time } = formatDayAndTime(locale, new Date(one.at), zone);
        const act = acts.find((known) => known === one.act);
        const objection = objectionKinds.find((known) => known === said.after?.kind);
        const position = positionKinds.find((known) => known === said.after?.kind);
        const textHash = said.after?.hash;
        return (
          <article key={one.seq} className="tw:mb-8 tw:break-inside-avoid tw:border-t tw:border-rule tw:pt-4">
            <Facts
              items={[
                { term: t('receiptPage.number'), value: `${one.seq}` },
                { term: t('receiptPage.at'), value: `${day}, ${time}` },
                { term: t('receiptPage.act'), value: act ? named(`${act}.name`) : one.act },
                { term: t('receiptPage.text'), value: [one.title, one.symbol].filter(Boolean).join(' · ') || null },
                {
                  term: t('receiptPage.kind'),
                  value: objection
                    ? vocabulary(`objectionKind.${objection}`)
                    : position && vocabulary(`positionKind.${position}`),
                },
                { term: t('receiptPage.by'), value: typeof said.name === 'string' ? said.name : null },
                { term: t('receiptPage.for'), value: one.actsFor },
                { term: t('receiptPage.said'), value: <Exact locale={locale} after={said.after ?? {}} /> },
                {
                  term: t('receiptPage.textHash'),
                  value: typeof textHash === 'string' && <code className="tw:text-sm tw:break-all">{textHash}</code>,
                },
                { term: t('receiptPage.hash'), value: <code className="tw:text-sm tw:break-all">{one.hash}</code> },
              ]}
            />
          </article>
        );
      })}
    </>
  );
}

/** The exact words that were recorded, in each language in which they were. */
function Exact({ locale, after }: { locale: Locale; after: Record<string, unknown> }) {
  const { words } = after;
  const look = 'tw:mb-3 tw:whitespace-pre-line tw:font-serif tw:wrap-anywhere';
  if (typeof words === 'string')
    return (
      words && (
        <p className={look}>
          <Runs runs={runsOf(words)} />
        </p>
      )
    );
  const said = wordsByLanguage.safeParse(words);
  if (!said.success) return null;
  return Object.entries(said.data).map(([language, text], _, all) => (
    <div key={language}>
      {all.length > 1 && <p className="tw:text-sm tw:text-muted">{languageName(locale, language)}</p>}
      <p className={look} lang={language} dir={directionOf(language)}>
        <Runs runs={runsOf(text)} />
      </p>
    </div>
  ));
}

const wordsByLanguage = z.record(z.string(), z.string());

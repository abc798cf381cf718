import { type Said, type TimedPart, timedParts } from '#components/source/timed-parts.ts';
import { day, periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { dayRangeParts, formatPartialDate } from '#lib/language/language.ts';
import { type Bound, type DatedBound, datedOf, type PartialDate, partialDateText } from '#lib/time/period.ts';

/** A sentence whose dates machines read too. */
export const Timed = ({ locale, dates, children }: { locale: Locale; dates: readonly Said[]; children: string }) => (
  <Parts parts={timedParts(locale, children, dates)} />
);

/** A date alone, as precise as it is known; of a text an ISO day. */
export const Dated = ({ locale, date }: { locale: Locale; date: string | PartialDate }) =>
  typeof date === 'string' ? (
    <time dateTime={date}>{day(locale, date)}</time>
  ) : (
    <time dateTime={partialDateText(date)}>{formatPartialDate(locale, date)}</time>
  );

/** The days of a meeting in a text that says them: “14–16 March 2011” is two dates. */
export function TimedDays({
  locale,
  from,
  to,
  children,
}: {
  locale: Locale;
  from: PartialDate;
  to: Bound | null;
  children: string;
}) {
  const last = datedOf(to);
  const isRange = last !== null && from.precision === 'day' && last.precision === 'day' && from.date !== last.date;
  const range = isRange ? dayRangeParts(locale, from.date, last.date) : [];
  const words = range.map(({ text }) => text).join('');
  const at = words ? children.indexOf(words) : -1;
  if (at < 0) return <Parts parts={timedParts(locale, children, [from, last])} />;
  const around = (text: string): TimedPart[] => (text ? [{ text, dateTime: null }] : []);
  return <Parts parts={[...around(children.slice(0, at)), ...range, ...around(children.slice(at + words.length))]} />;
}

const Parts = ({ parts }: { parts: readonly TimedPart[] }) =>
  parts.map(({ text, dateTime }, at) =>
    dateTime ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <time key={at} dateTime={dateTime}>
        {text}
      </time>
    ) : (
      text
    ),
  );

/** “from June 2013 to November 2016”, its ends for machines too; `none` where neither is known. */
export function Period({
  locale,
  of,
  none,
}: {
  locale: Locale;
  of: { from: DatedBound | null; to: Bound | null };
  none?: string;
}) {
  const said = periodText(locale, of.from, of.to);
  return said ? (
    <Timed locale={locale} dates={[of.from, of.to]}>
      {said}
    </Timed>
  ) : (
    none
  );
}

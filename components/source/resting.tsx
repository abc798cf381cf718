import { claimValue } from '#components/source/claim-groups.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { periodText } from '#components/source/when.ts';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, labelled, translator, wordOr } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { participantPath } from '#lib/process/participant/rules.ts';
import type { RestingRow } from '#lib/source/resting/queries.ts';
import { datedOf } from '#lib/time/period.ts';

type Props = { locale: Locale; row: RestingRow };
type EntryProps = Props & {
  /** Where it leads, below the language, where that is not the page that the public has of it. */
  to?: string | undefined;
};

const hrefOf = ({ path, participant }: RestingRow): string | null =>
  participant ? participantPath(participant) : path;

/** What rests on the source, leading to its page. */
function Entry({ locale, row, to }: EntryProps) {
  const { title, titleLanguage, kind } = row;
  const href = to ?? hrefOf(row);
  const noun =
    kind === 'claim' && row.about
      ? wordOr(translator(locale, 'vocabulary'), `claimNoun.${row.about}`, row.about)
      : null;
  const name = title || noun || translator(locale, 'source-page')(`kind.${kind}`);
  return (
    <>
      {href === null ? (
        <Quoted locale={locale}>{name}</Quoted>
      ) : (
        <a href={`/${locale}${href}`} {...inLanguage(languageOf(locale, name, titleLanguage))}>
          {name}
        </a>
      )}
      {noun && name !== noun && <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{noun}</span>}
    </>
  );
}

/** What the entry says in short. */
function Says({ locale, row }: Props) {
  return row.kind === 'claim' ? <Claimed locale={locale} row={row} /> : entryText(locale, row);
}

/** “Member, since 2013”; “Chair, from June 2013 to November 2016”; of a conference, an outcome, a statement and a press release its day. */
function entryText(locale: Locale, row: RestingRow): string {
  const words = translator(locale, 'vocabulary');
  const about = {
    membership: row.about ?? (row.status && words(`membershipStatus.${row.status}`)),
    arrangement: row.about && wordOr(words, `arrangementKind.${row.about}`, row.about),
    organization: row.about && wordOr(words, `organizationRole.${row.about}`, row.about),
  };
  const said =
    row.kind === 'membership' || row.kind === 'arrangement' || row.kind === 'organization'
      ? about[row.kind]
      : row.about;
  const onDay = ['conference', 'outcome', 'statement', 'news', 'process', 'arrangement'].includes(row.kind);
  const from = datedOf(row.from);
  const when = onDay ? from && formatPartialDate(locale, from) : periodText(locale, row.from, row.to);
  return [said, when].filter(Boolean).join(', ');
}

/** The field that the source speaks of, what it says, and whether the register holds it. */
function Claimed({ locale, row }: Props) {
  const words = translator(locale, 'vocabulary');
  const field = wordOr(words, `claimField.${row.field}`, row.field ?? '');
  const about = row.claimKind ? `${field} (${words(`claimKind.${row.claimKind}`)})` : field;
  return (
    <>
      {labelled(locale, about)} <Quoted locale={locale}>{claimValue(locale, row.field ?? '', row.value ?? '')}</Quoted>
      {row.accepted && (
        <span className="tw:block tw:text-sm">
          <Status mark="solid">{translator(locale, 'source')('accepted')}</Status>
        </span>
      )}
    </>
  );
}

export const Resting = { Entry, Says };

import { cut } from '#components/commitment/words.ts';
import { whenHeld } from '#components/conference/when-held.ts';
import { claimValue } from '#components/source/claim-groups.ts';
import { day } from '#components/source/when.ts';
import { awaitedText } from '#components/text/awaited-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import { formatGenitive, formatInstant, labelled, languageNames, translator, wordOr } from '#lib/language/language.ts';
import type { ClaimDue, CommitmentDue, ConferenceDue, DocumentDue, Overview, TermDue } from '#lib/overview/queries.ts';
import { mostDue } from '#lib/overview/rules.ts';
import { awaitedOf } from '#lib/text/awaited/rules.ts';
import type { TextRow } from '#lib/text/queries.ts';

/** One thing that awaits the office: what it is, what it is about, since or until when, and the page where it is done. */
export type Task = {
  key: string;
  matter: string;
  /** The language of `matter`, where it is not the page's. */
  language: string;
  /** Is it of an exercise? */
  exercise: boolean;
  /** What it is about; where sources differ, the field and then what they say. */
  about: string;
  field?: string;
  when: string;
  act: string;
  href: string;
};

/** `more`: how many there are beside those shown, and where they are listed. */
export type TaskGroup = { key: string; label: string; rows: Task[]; more?: { count: number; href: string } };

const moreOf = ({ rows, total }: { rows: readonly unknown[]; total: number }, href: string) =>
  total > rows.length ? { more: { count: total - rows.length, href } } : {};

/** The texts that whoever looks leads, and the zone of their instants. */
type Led = { rows: readonly TextRow[]; zone: string };

/** All that awaits, in the order in which it presses: what failed first, then texts under negotiation, documents on their way, then conferences, terms, sources. */
export function tasksOf(locale: Locale, view: Overview, led: Led): TaskGroup[] {
  const t = translator(locale, 'staff-overview');
  const path = `/${locale}/portal/staff`;
  const since = (date: string) => t('since', { day: day(locale, date) });
  const ofDocument = (due: DocumentDue, act: string, href: string) => ({
    key: `${act}-${due.id}`,
    matter: [due.symbol, due.title].filter(Boolean).join(' '),
    language: due.titleLanguage,
    exercise: due.conference.exercise,
    about:
      due.missing.length > 0 ? t('missing', { languages: languageNames(locale, due.missing) }) : due.conference.title,
    when: since(due.since),
    act,
    href,
  });
  const step = ({ id }: DocumentDue, name: string) => `${path}/document/${id}?step=${name}#acts`;
  const ofConference = (due: ConferenceDue): Task => ({
    key: due.id,
    matter: due.title,
    language: due.titleLanguage,
    exercise: due.exercise,
    about: due.city ?? '',
    when: whenHeld(locale, due),
    act: t('act.planned'),
    href: `${path}/conference/${due.id}`,
  });
  const ofCommitment = (due: CommitmentDue, act: string, when: string): Task => ({
    key: `${act}-${due.key}`,
    matter: cut(due.words),
    language: due.wordsLanguage,
    exercise: due.exercise,
    about: due.about ?? '',
    when,
    act,
    href: `${path}/commitment/${due.id}#reports`,
  });
  const ofTerm = (
    due: TermDue,
    act: string,
    href: string,
    words: Record<'soon' | 'over', 'begins' | 'wasToBegin' | 'endsOn' | 'endedOn'>,
  ): Task => ({
    key: due.id,
    matter: t('inOffice', { state: due.state, office: due.office }),
    language: locale,
    exercise: false,
    about: '',
    when: due.on ? t(due.over ? words.over : words.soon, { day: formatGenitive(locale, due.on) }) : '',
    act,
    href,
  });
  return [
    { key: 'mail', label: t('group.mail'), rows: ofFailed(locale, view.failed) },
    ofTexts(locale, led),
    {
      key: 'draft',
      label: t('group.draft'),
      ...moreOf(view.draft, `${path}/document?stage=draft`),
      rows: view.draft.rows.map((due) => ofDocument(due, t('act.draft'), step(due, 'clear'))),
    },
    {
      key: 'cleared',
      label: t('group.cleared'),
      ...moreOf(view.cleared, `${path}/document?stage=cleared`),
      rows: view.cleared.rows.map((due) => ofDocument(due, t('act.cleared'), step(due, 'issue'))),
    },
    {
      key: 'missing',
      label: t('group.missing'),
      ...moreOf(view.missing, `${path}/document?missing=owed`),
      // A translation follows what is issued as well: no revision is needed for it.
      rows: view.missing.rows.map((due) => ofDocument(due, t('act.addVersion'), step(due, 'version'))),
    },
    {
      key: 'report',
      label: t('group.report'),
      ...moreOf(view.reports, `${path}/commitment#review`),
      rows: view.reports.rows.map((due) => ofCommitment(due, t('act.report'), since(due.on?.date ?? view.today))),
    },
    {
      key: 'planned',
      label: t('group.planned'),
      rows: view.planned.rows.map(ofConference),
      ...moreOf(view.planned, `${path}/conference`),
    },
    {
      key: 'lapsed',
      label: t('group.lapsed'),
      rows: view.lapsed.map((due) =>
        ofTerm(due, t('act.lapsed'), `${path}/chairmanship`, { soon: 'endsOn', over: 'endedOn' }),
      ),
    },
    {
      key: 'handOver',
      label: t('group.handOver'),
      rows: view.handOver.map((due) =>
        ofTerm(due, t('act.handOver'), `${path}/chairmanship/${due.id}/hand-over`, {
          soon: 'begins',
          over: 'wasToBegin',
        }),
      ),
    },
    {
      key: 'term',
      label: t('group.term'),
      rows: view.succession.map((due) =>
        ofTerm(due, t('act.term'), `${path}/chairmanship/designate`, { soon: 'endsOn', over: 'endedOn' }),
      ),
    },
    {
      key: 'overdue',
      label: t('group.overdue'),
      ...moreOf(view.overdue, `${path}/commitment?status=overdue`),
      rows: view.overdue.rows.map((due) =>
        ofCommitment(due, t('act.overdue'), due.on ? t('wasDue', { day: formatGenitive(locale, due.on) }) : ''),
      ),
    },
    {
      key: 'claim',
      label: t('group.claim'),
      rows: view.claims.rows.map((due) => ofClaim(locale, due)),
      ...moreOf(view.claims, `${path}/claim`),
    },
    {
      key: 'account',
      label: t('group.account'),
      ...moreOf(view.unused, `${path}/account`),
      rows: view.unused.rows.map(({ id, name, email, since: opened }) => ({
        key: id,
        matter: name,
        language: locale,
        exercise: false,
        about: email,
        when: since(opened),
        act: t('act.account'),
        href: `${path}/account/${id}`,
      })),
    },
  ];
}

/** What awaits those who lead texts; the rest is in the room of texts. */
function ofTexts(locale: Locale, { rows, zone }: Led): TaskGroup {
  const t = translator(locale, 'staff-overview');
  const path = `/${locale}/portal/staff/text`;
  const tasks = rows.flatMap((row): Task[] => {
    const awaited = awaitedOf(row);
    if (!awaited) return [];
    const until = awaited.until && formatInstant(locale, new Date(awaited.until), zone);
    return [
      {
        key: row.id,
        matter: [row.symbol, row.title].filter(Boolean).join(' '),
        language: row.titleLanguage,
        exercise: row.exercise,
        about: awaitedText(locale, awaited),
        when: until ? t('until', { when: until }) : '',
        act: t('act.text'),
        href: `${path}/${row.id}`,
      },
    ];
  });
  return {
    key: 'text',
    label: t('group.text'),
    rows: tasks.slice(0, mostDue),
    ...(tasks.length > mostDue && { more: { count: tasks.length - mostDue, href: path } }),
  };
}

/** A line each for messages that could not be sent and for work of the portal that failed. */
function ofFailed(locale: Locale, { mails, jobs }: Overview['failed']): Task[] {
  const t = translator(locale, 'staff-overview');
  const path = `/${locale}/portal/staff/mail`;
  const of = (matter: string, href: string) => ({
    key: href,
    matter,
    language: locale,
    exercise: false,
    about: '',
    when: '',
    act: t('act.mail'),
    href,
  });
  return [
    ...(mails > 0 ? [of(t('failedMail', { count: mails }), `${path}?state=open`)] : []),
    ...(jobs > 0 ? [of(t('failedJobs', { count: jobs }), path)] : []),
  ];
}

function ofClaim(locale: Locale, { id, noun, about, field, values }: ClaimDue): Task {
  const t = translator(locale, 'staff-overview');
  const words = translator(locale, 'vocabulary');
  const fieldName = wordOr(words, `claimField.${field}`, field);
  return {
    key: id,
    matter: about ? labelled(locale, words(`claimNoun.${noun}`), about) : words(`claimNoun.${noun}`),
    language: locale,
    exercise: false,
    field: fieldName,
    about: values.map((value) => claimValue(locale, field, value)).join(' / '),
    when: '',
    act: t('act.claim'),
    href: `/${locale}/portal/staff/claim`,
  };
}

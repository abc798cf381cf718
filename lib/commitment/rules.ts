import type { CommitmentStatus, ProgressStatus, ReportStage } from '#db/vocabulary.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { marked, type Paragraph } from '#lib/text/rules.ts';
import { type PartialDate, spanEnd } from '#lib/time/period.ts';

/** Every member of the day is to keep it. */
export const ALL = 'all';
/** The secretariat is to keep it, or says what it did. */
export const SECRETARIAT = 'secretariat';

/** A report as the status sees it: whose it is, what it says and what became of it. */
export type ReportFact = { actor: string; status: ProgressStatus; stage: ReportStage };

/** What a status follows from: who is to keep the commitment, until when, what took its place, and its reports, the earliest first. */
export type CommitmentFacts = {
  actors: readonly string[];
  due: PartialDate | null;
  isSuperseded: boolean;
  reports: readonly ReportFact[];
};

/** Does a report count? What was sent in or sent back does not: it is no one's word but its sender's. */
export const counts = ({ stage }: Pick<ReportFact, 'stage'>): boolean => stage === 'accepted' || stage === 'published';

/** Who is to keep it on a day: those named, and of `all` the members of that day. SQL: commitment_actors_on. */
export const actorsOn = (actors: readonly string[], members: readonly string[]): string[] => [
  ...new Set(actors.flatMap((actor) => (actor === ALL ? members : [actor]))),
];

/** Is the span of a date past on a day, to its last day? */
export const isPast = (due: PartialDate | null, day: string): boolean => due !== null && spanEnd(due) <= day;

/**
 * What became of a commitment by a day, of the reports that whoever asks may see: superseded before all else; done when the last that counts
 * of every actor says so; else overdue once its day, month or year is past; under way when some was done. SQL: commitment_status.
 */
export function statusOn(of: CommitmentFacts, members: readonly string[], day: string): CommitmentStatus {
  if (of.isSuperseded) return 'superseded';
  const said = actorsOn(of.actors, members).map(
    (actor) => of.reports.findLast((report) => report.actor === actor && counts(report))?.status ?? null,
  );
  if (said.length > 0 && said.every((status) => status === 'done')) return 'done';
  if (isPast(of.due, day)) return 'overdue';
  return said.some((status) => status === 'under-way' || status === 'done') ? 'under-way' : 'open';
}

/** From how many days before its due day a commitment awaits those who have not kept it. */
export const dueSoonDays = 60;

/** Why a commitment awaits one of its actors: its report came back, the day is past or near, or nothing was ever said. */
export type Awaits = 'returned' | 'overdue' | 'due-soon' | 'unreported';

type Own = { status: ProgressStatus; stage: ReportStage };

/**
 * Does a commitment await this actor, and why? `own` are the actor's own reports, the earliest first. What is with the secretariat awaits the
 * secretariat, and what was reported done awaits nobody.
 */
export function awaitsOn(of: { due: PartialDate | null; own: readonly Own[] }, day: string): Awaits | null {
  const last = of.own.at(-1);
  if (last?.stage === 'submitted') return null;
  if (last?.stage === 'returned') return 'returned';
  if (last?.status === 'done') return null;
  if (isPast(of.due, day)) return 'overdue';
  if (of.due && daysTo(spanEnd(of.due), day) <= dueSoonDays) return 'due-soon';
  return last ? null : 'unreported';
}

const daysTo = (to: string, from: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A paragraph that can promise something, with the place that people cite it by and the name that its text links it by. */
export type Place = { id: string; place: string; anchor: string; words: Record<string, string> };

/**
 * The operative paragraphs of a text with the place of each, whole: “3 (a)”, “3 (a) (ii)”, in an annex “annex II, 1”. The marks are those of
 * the language; the words are without the signs of their emphasis, as a commitment has none, and those of a point
 * have before them what it belongs to: “Invite the secretariat: to publish it”.
 */
export function placesOf(paragraphs: readonly Paragraph[], language: string): Place[] {
  const above: string[] = [];
  const leads: Record<string, string>[] = [];
  let annex = '';
  return marked(paragraphs, language).flatMap(({ paragraph, mark, anchor }) => {
    const { id, kind, level, words } = paragraph;
    if (kind === 'annex') annex = mark ? `annex ${mark}, ` : 'annex, ';
    if (kind !== 'operative' || !mark) return [];
    above.length = level - 1;
    above.push(mark.replace(/\.$/, ''));
    // What a point promises is said by what it belongs to as well.
    leads.length = level - 1;
    leads.push(Object.fromEntries(Object.entries(words).map(([tag, said]) => [tag, withoutEmphasis(said)])));
    const whole = Object.keys(words).map((tag) => [tag, leads.flatMap((lead) => lead[tag] || []).join(' ')]);
    return [{ id, place: `${annex}${above.filter(Boolean).join(' ')}`, anchor, words: Object.fromEntries(whole) }];
  });
}

/** What a report may become: each step once, and none back. What came back is reported anew. */
const steps: Record<ReportStage, readonly ReportStage[]> = {
  submitted: ['returned', 'accepted', 'published'],
  returned: [],
  accepted: ['published'],
  published: [],
};

/** May a report of this stage become that? */
export const mayBecome = (stage: ReportStage, next: ReportStage): boolean => steps[stage].includes(next);

export const reviewSteps = ['accept', 'publish', 'return', 'schedule'] as const;
export type ReviewStep = (typeof reviewSteps)[number];
const becomes = { accept: 'accepted', publish: 'published', return: 'returned' } as const;

/** What can be decided on a report now. `isPublic`: its commitment is, without which nothing makes its reports public. */
export const reviewStepsOf = (stage: ReportStage, isPublic: boolean): ReviewStep[] =>
  reviewSteps.filter((step) => {
    if (step === 'schedule') return counts({ stage });
    return mayBecome(stage, becomes[step]) && (step !== 'publish' || isPublic);
  });

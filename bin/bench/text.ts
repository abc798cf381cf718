import { type Add, round } from '#bin/bench/figures.ts';
import { median } from '#bin/bench/tools.ts';
import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { comparedTexts } from '#lib/text/redline/rules.ts';
import { compiled, rebuilt } from '#lib/text/rolling/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

const count = 300;
const proposed = 2000;
const runs = 15;

export const states =
  'AFG ARM AUT AZE BEL BGD BGR BLR CHE CHN CYP CZE DEU EGY ESP FIN FRA GEO GRC IND IRN IRQ ITA JOR KAZ KGZ MDA MNG NPL PAK POL PRT ROU RUS SAU TJK TKM TUR UKR UZB'.split(
    ' ',
  );
/** Of ten proposals six reword, two are new paragraphs or comments, one deletes, one moves. */
const kinds = ['replace', 'replace', 'insert', 'replace', 'delete', 'replace', 'comment', 'replace', 'move', 'replace'];
const clauses = [
  'The participating States agree to exchange, once a year and in writing, what they know of movement across their borders',
  'taking into account the laws of each of them, and the obligations that they have under other agreements',
  'with the help of the Secretariat, which puts together what was sent to it and gives it to the Chair',
  'so that those who work for a season in another State know their rights before they leave home',
];

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** A text of three hundred paragraphs of some seventy words; every tenth a heading, with points below the others. */
export const text: Paragraph[] = Array.from({ length: count }, (_, at) => {
  const said = clauses.map((_, n) => clauses[(at + n) % clauses.length]).join('; ');
  return {
    id: idOf(at),
    kind: at % 10 === 0 ? 'heading' : 'operative',
    level: at % 3 === 0 && at % 10 > 1 ? 2 : 1,
    words: { en: at % 10 === 0 ? `Part ${at}: what the States agree to do` : `${said}, as number ${at} has it.` },
  };
});

/** What a delegation would have a paragraph say: one word, some words, or another paragraph altogether. */
function reworded(said: string, at: number): string {
  if (at % 11 === 0) return `No duty follows from this paragraph, whatever else was said of it in round ${at}.`;
  const words = said.split(' ');
  const place = at % words.length;
  const changed = words.with(place, `${words[place]} [${at % 40}] without delay`);
  return (at % 3 === 0 ? changed.toSpliced((place + 9) % words.length, 2) : changed).join(' ');
}

/** Two thousand proposals, some seven on a paragraph, each by one State to three of forty. */
export const proposals: OpenProposal[] = Array.from({ length: proposed }, (_, at) => {
  const kind = kinds[at % kinds.length] as OpenProposal['kind'];
  const on = text[(at * 7) % count];
  const after = text[(at * 13 + 5) % count];
  const hasWords = kind !== 'delete' && kind !== 'move';
  return {
    id: idOf(count + at),
    kind,
    paragraphId: kind === 'insert' ? null : (on?.id ?? null),
    after: kind === 'insert' || kind === 'move' ? (after?.id ?? null) : null,
    paragraphKind: kind === 'insert' ? 'operative' : null,
    level: kind === 'insert' ? 1 : null,
    words: hasWords ? { en: reworded(on?.words.en ?? '', at) } : null,
    language: 'en',
    proponents: states.slice(at % 38, (at % 38) + 1 + (at % 3)),
  };
});

const timed = <T>(work: () => T): { ms: number; made: T } => {
  const began = performance.now();
  const made = work();
  return { ms: performance.now() - began, made };
};

/** Compiles the rolling text of three hundred paragraphs with two thousand proposals: the first time in this process, and when it was before. */
export function textFigures(add: Add): void {
  const order = new Map(states.map((key, at) => [key, at]));
  const roll = () => compiled({ paragraphs: text, last: text, original: 'en', language: 'en', proposals, order });
  const cold = timed(roll);
  const warm = Array.from({ length: runs }, () => timed(roll).ms);
  const middle = median(warm);
  const size = `${count} paragraphs with ${proposed} proposals of ${states.length} States`;
  add(`rolling text, ${size}, the first time in a process: ms`, round(cold.ms, 1), '', null);
  add(`rolling text, ${size}, again: ms (median of ${runs})`, round(middle, 1), '< 50', middle < 50);
  add('the same, the slowest: ms', round(Math.max(...warm), 1), '', null);
  const unread = proposals.filter(({ id, words }) => words && rebuilt(cold.made, id) !== words.en).length;
  add('of the proposals with words: not to be read whole out of it', unread, '0', unread === 0);
  const revised = text.map((one, at) =>
    at % 3 > 0 ? { ...one, words: { en: reworded(one.words.en ?? '', at + 1) } } : one,
  );
  const compare = () => comparedTexts(text, revised, 'en');
  const first = timed(compare).ms;
  const again = Array.from({ length: runs }, () => timed(compare).ms);
  add(`two revisions of ${count} paragraphs compared, the first time: ms`, round(first, 1), '', null);
  add(
    `two revisions of ${count} paragraphs compared, again: ms (median of ${runs})`,
    round(median(again), 1),
    '',
    null,
  );
}

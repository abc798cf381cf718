import { type Add, round } from '#bin/bench/figures.ts';
import { median } from '#bin/bench/tools.ts';
import { linesOf } from '#lib/text/file/rules.ts';
import { returnedProposals } from '#lib/text/returned/rules.ts';
import { marked, type Paragraph } from '#lib/text/rules.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';
import { setFile } from '#lib/typeset/thread.ts';
import { draftFrom } from '#lib/upload/reading/thread.ts';

const count = 300;
const sentence =
  'States agree to exchange, once a year and in writing, what they know of movement across their borders; ';

/** A text of three hundred paragraphs, every tenth a heading, with points below the others. */
const text: Paragraph[] = Array.from({ length: count }, (_, at) => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  kind: at % 10 === 0 ? 'heading' : 'operative',
  level: at % 3 === 0 && at % 10 > 1 ? 2 : 1,
  words: { en: at % 10 === 0 ? `Part ${at}` : `${sentence.repeat(4)}${at}.` },
}));

/** A DOCX of three hundred paragraphs set, read back in its thread and compared with the revision, as a delegation's upload is. */
export async function wordFigures(add: Add): Promise<void> {
  const edited = text.map((one) =>
    one.kind === 'operative' ? { ...one, words: { en: `${one.words.en} In writing.` } } : one,
  );
  const lines = linesOf([{ language: 'en', marked: marked(edited, 'en') }], 'en');
  const particulars = {
    running: 'Bench',
    symbol: 'B/1',
    issuer: 'Bench',
    particulars: [],
    occasion: [],
    title: 'Bench',
    subtitle: null,
  };
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < 5; run += 1) {
    const began = performance.now();
    const bytes = await setFile({ ...particulars, pageOf: '{page}', languages: ['en'], lines }, 'docx');
    const draft = await draftFrom(bytes);
    const { proposals } = returnedProposals({ revision: text, original: 'en', languages: ['en'], bookmarkOf }, draft);
    times.push(performance.now() - began);
    found = proposals.length;
  }
  const seconds = median(times) / 1000;
  add(
    `a DOCX of ${count} paragraphs set, read back and compared: seconds (median of 5)`,
    round(seconds),
    '< 2',
    seconds < 2,
  );
  const changed = edited.filter(({ kind }) => kind === 'operative').length;
  add(`proposals found in it, of ${changed} paragraphs reworded`, found, String(changed), found === changed);
}

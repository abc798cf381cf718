import type { Exercise, ExerciseDocument, exerciseLanguages } from '#lib/conference/demo/exercise-file.ts';
import { formatDayRange, formatPartialDate, translator } from '#lib/language/language.ts';
import { stemOf } from '#lib/language/slug.ts';
import { setDocx } from '#lib/typeset/docx.ts';
import { setPdf } from '#lib/typeset/pdf.ts';
import type { SetText } from '#lib/typeset/text.ts';

export type ExerciseLanguage = (typeof exerciseLanguages)[number];

/** When and where: what the head of each document says beside its own words. */
export type Occasion = {
  /** The process's name in each language. */
  issuer: Record<ExerciseLanguage, string>;
  /** Before each document's own part of a symbol: AP/EX/2026. Null where the process gives no symbols. */
  stem: string | null;
  /** The languages of the process, of those that the exercise is written in. */
  languages: readonly ExerciseLanguage[];
  today: string;
  from: string;
  to: string;
};

const setters = { pdf: setPdf, docx: setDocx };
const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The files of a document: each format in each language that it has a text in, as a form would send them. */
export async function filesOf(exercise: Exercise, document: ExerciseDocument, occasion: Occasion) {
  const files = [];
  for (const language of occasion.languages) {
    const text = textOf(exercise, document, occasion, language);
    if (!text) continue;
    for (const format of document.formats) {
      files.push({
        language,
        kind: language === 'en' ? 'original' : 'official',
        name: `${(text.symbol || stemOf(text.title, '')).replaceAll('/', '-')}-${language}.${format}`,
        declaredType: types[format],
        bytes: await setters[format](text),
      } as const);
    }
  }
  return files;
}

function textOf(
  exercise: Exercise,
  document: ExerciseDocument,
  occasion: Occasion,
  language: ExerciseLanguage,
): SetText | null {
  const blocks = document.body[language];
  if (!blocks) return null;
  const { running, conference } = exercise;
  const said = exercise.words[language];
  const mark = translator(language, 'vocabulary')(`distribution.${document.distribution}`);
  const { item } = document;
  return {
    language,
    running,
    symbol: occasion.stem === null ? '' : `${occasion.stem}/${document.symbol}`,
    issuer: `${occasion.issuer[language]}. ${said.secretariat}`,
    particulars: [mark, formatPartialDate(language, { date: occasion.today, precision: 'day' }), said.original],
    occasion: [
      conference.title[language],
      `${conference.city[language]}, ${formatDayRange(language, occasion.from, occasion.to)}`,
      ...(item ? [said.item.replace('{number}', item)] : []),
    ],
    title: document.title[language],
    subtitle: document.subtitle?.[language] ?? null,
    blocks,
    pageOf: (page, pages) => said.page.replace('{page}', `${page}`).replace('{pages}', `${pages}`),
  };
}

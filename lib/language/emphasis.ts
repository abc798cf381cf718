/** A run of words, plain or emphasised. */
export type Run = { text: string; emphasised: boolean };

/**
 * Between stars, neither of them beside a space on its inner side, nor beside a letter or a digit on its outer: “the *Almaty* Process”. A star
 * alone is a star, and so are those of “5*3 and 4*2”.
 */
const starred = /(?<![\p{L}\p{N}\p{M}])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\p{L}\p{N}\p{M}])/gu;

/** Takes words apart where their emphasis begins and ends: `*…*` in the words as they are kept. */
export function runsOf(words: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const put = (text: string, emphasised: boolean) => {
    const last = runs.at(-1);
    if (last?.emphasised === emphasised) last.text += text;
    else if (text) runs.push({ text, emphasised });
  };
  for (const found of words.matchAll(starred)) {
    put(words.slice(at, found.index), false);
    put(found[1] ?? '', true);
    at = found.index + found[0].length;
  }
  put(words.slice(at), false);
  return runs;
}

/**
 * The words as they are kept, of runs as a program gives them: spaces at the edge of an emphasis stand outside it, and a word of which a part is
 * emphasised is so as a whole, as signs within a word are no emphasis.
 */
export function wordsOfRuns(runs: readonly Run[]): string {
  if (runs.every(({ emphasised }) => !emphasised)) return runs.map(({ text }) => text).join('');
  const joined: Run[] = [];
  for (const { text, emphasised } of wholeWords(runs)) {
    const last = joined.at(-1);
    // What is emphasised on both sides of a space is one emphasis.
    if (last && (last.emphasised === emphasised || (last.emphasised && text.trim() === ''))) last.text += text;
    else joined.push({ text, emphasised });
  }
  return joined
    .map(({ text, emphasised }) => {
      const inner = text.trim();
      // Words with a star in them cannot be put between stars.
      if (!emphasised || inner === '' || inner.includes('*')) return text;
      const from = text.indexOf(inner);
      return `${text.slice(0, from)}*${inner}*${text.slice(from + inner.length)}`;
    })
    .join('');
}

const inWord = /[\p{L}\p{N}\p{M}]/u;

/** The same letters, each a run, with those that an emphasis leaves in the middle of a word in that emphasis. */
function wholeWords(runs: readonly Run[]): Run[] {
  const letters = runs.flatMap(({ text, emphasised }) =>
    [...text].map((letter): Run => ({ text: letter, emphasised })),
  );
  const grow = (letter: Run, beside: Run | undefined) => {
    if (beside?.emphasised && beside.text.trim() !== '' && inWord.test(letter.text)) letter.emphasised = true;
  };
  for (const [at, letter] of letters.entries()) grow(letter, letters[at - 1]);
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const letter = letters[at];
    if (letter) grow(letter, letters[at + 1]);
  }
  return letters;
}

/** Words without the signs of their emphasis. */
export const withoutEmphasis = (words: string): string =>
  runsOf(words)
    .map(({ text }) => text)
    .join('');

/** What each letter of words is: emphasised, plain, or a sign of emphasis that is not shown. */
function looksOf(words: string): ('plain' | 'emphasised' | 'sign')[] {
  const looks = new Array<'plain' | 'emphasised' | 'sign'>(words.length).fill('plain');
  for (const found of words.matchAll(starred)) {
    const end = found.index + found[0].length - 1;
    looks.fill('emphasised', found.index, end);
    looks[found.index] = 'sign';
    looks[end] = 'sign';
  }
  return looks;
}

/** Parts that make one text together, each with the signs of its own emphasis: one that a part begins and another ends stands in both. */
export function ownEmphasis(parts: readonly string[]): string[] {
  const looks = looksOf(parts.join(''));
  let at = 0;
  return parts.map((part) => {
    const runs = [...part.matchAll(/./gsu)].map(({ 0: text, index }) => ({ text, look: looks[at + index] }));
    at += part.length;
    return wordsOfRuns(
      runs.filter(({ look }) => look !== 'sign').map(({ text, look }) => ({ text, emphasised: look === 'emphasised' })),
    );
  });
}

type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** Words that stay, go and come, as they are shown: what goes with the emphasis that it had, the rest with that of the words as they will be. */
export function emphasisedPieces(pieces: readonly Piece[]): (Piece & { emphasised: boolean })[] {
  const whole = (but: Piece['kind']) => pieces.flatMap(({ kind, text }) => (kind === but ? [] : [text])).join('');
  const [before, after] = [looksOf(whole('added')), looksOf(whole('removed'))];
  const shown: (Piece & { emphasised: boolean })[] = [];
  const at = { before: 0, after: 0 };
  for (const { kind, text } of pieces) {
    const [looks, from] = kind === 'removed' ? [before, at.before] : [after, at.after];
    if (kind !== 'added') at.before += text.length;
    if (kind !== 'removed') at.after += text.length;
    const runs: (Piece & { emphasised: boolean })[] = [];
    for (let place = 0; place < text.length; place += 1) {
      const look = looks[from + place];
      if (look === 'sign') continue;
      const emphasised = look === 'emphasised';
      const last = runs.at(-1);
      if (last?.emphasised === emphasised) last.text += text[place];
      else runs.push({ kind, text: text[place] ?? '', emphasised });
    }
    shown.push(...runs);
  }
  return shown;
}

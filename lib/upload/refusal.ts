import { Refused } from '#lib/act/result.ts';

/** Every reason for which an uploaded file is refused; each has a sentence in messages/{en,ru}/refusal-upload.json. */
export const uploadRefusalCodes = [
  'file-empty',
  'file-too-large',
  'file-truncated',
  'file-malformed',
  'file-type-not-allowed',
  'file-name-disagrees',
  'file-name-not-allowed',
  'file-name-too-long',
  'file-encrypted',
  'file-polyglot',
  'file-has-script',
  'file-has-launch',
  'file-has-attachment',
  'file-has-media',
  'file-has-form-action',
  'file-opens-address',
  'file-has-macros',
  'file-has-external-template',
  'file-has-external-content',
  'file-has-embedded-object',
  'file-has-command-field',
  'file-xml-unsafe',
  'file-archive-unsafe',
  'file-inflates-too-much',
  'file-not-inspectable',
  'file-infected',
  'scanner-away',
] as const;

export type UploadRefusalCode = (typeof uploadRefusalCodes)[number];

/** Refusals that say which part of the file or which link made them; `none` where there is none to name. */
const naming: Partial<Record<UploadRefusalCode, Record<string, string>>> = {
  'file-malformed': { part: 'none' },
  'file-opens-address': { link: 'none' },
  'file-has-external-template': { link: 'none' },
  'file-has-external-content': { part: 'none', link: 'none' },
  'file-has-embedded-object': { part: 'none' },
  'file-has-command-field': { part: 'none' },
  'file-xml-unsafe': { part: 'none' },
  'file-archive-unsafe': { part: 'none' },
};

/** The longest name of a part or link that a sentence repeats, in characters. */
const LONGEST_NAME = 80;

/** What stands in a file, made fit to stand in a sentence: one line, nothing invisible, cut in its middle where it is long. */
export function shown(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= LONGEST_NAME) return line === '' ? 'none' : line;
  return `${characters.slice(0, 50).join('')}…${characters.slice(-(LONGEST_NAME - 51)).join('')}`;
}

/** Ends an inspection with a refusal; `inspectUpload` turns it into the refused Result. What it names is shortened. */
export function refuseFile(code: UploadRefusalCode, params: Record<string, string | number> = {}): never {
  const told = { ...naming[code], ...params };
  for (const name of ['part', 'link']) {
    const value = told[name];
    if (typeof value === 'string') told[name] = shown(value);
  }
  throw new Refused(code, Object.keys(told).length > 0 ? { params: told } : {});
}

import { Refused } from '#lib/act/result.ts';

/** Every reason for which an uploaded file is refused; each has a sentence in messages/{en,ru}/refusal-upload.json. */
export const uploadRefusalCodes = [
  'file-empty',
  'file-too-large',
  'file-truncated',
  'file-malformed',
  'file-type-not-allowed',
  'file-name-disagrees',
  'file-declared-type-disagrees',
  'file-name-not-allowed',
  'file-name-too-long',
  'file-encrypted',
  'file-polyglot',
  'file-has-script',
  'file-has-launch',
  'file-has-attachment',
  'file-has-media',
  'file-has-form-action',
  'file-has-macros',
  'file-has-external-template',
  'file-has-external-content',
  'file-has-embedded-object',
  'file-has-command-field',
  'file-xml-unsafe',
  'file-archive-unsafe',
  'file-inflates-too-much',
  'file-not-inspectable',
] as const;

export type UploadRefusalCode = (typeof uploadRefusalCodes)[number];

/** Ends an inspection with a refusal; `inspectUpload` turns it into the refused Result. */
export function refuseFile(code: UploadRefusalCode, params?: Record<string, string | number>): never {
  throw new Refused(code, params ? { params } : {});
}

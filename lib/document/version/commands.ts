import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { languageVersion } from '#db/schema/document.ts';
import { versionKinds } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { putFile } from '#lib/upload/storage.ts';

/** An uploaded file with its language (BCP 47) and what kind of version it is. */
export const fileField = z.object({
  language: field.line(35).pipe(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'choice-missing')),
  kind: field.oneOf(versionKinds),
  name: z.string(),
  declaredType: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'file-missing'),
});
export type FileField = z.output<typeof fileField>;

/** Judges the file, stores it whole, then writes its row; a refusal names the field `at` and leaves no row. */
export async function keepVersion(tx: Tx, documentId: string, file: FileField, at = `file-${file.language}`) {
  const { language, kind, name, declaredType, bytes } = file;
  if (name === '' && bytes.length === 0) throw new Refused('invalid', { fields: { [at]: 'file-missing' } });
  const verdict = await inspectUpload({ name, declaredType, bytes, limitBytes: env().UPLOAD_LIMIT_MB * 1_000_000 });
  if (!verdict.ok) {
    const { code, params } = verdict.refusal;
    throw new Refused(code, { fields: { [at]: code }, params: { file: name, ...params } });
  }
  const { sha256, size, mediaType, name: fileName } = verdict.value;
  await putFile(filesRoot(), 'restricted', bytes, sha256);
  await tx.insert(languageVersion).values({ documentId, language, kind, fileName, mediaType, bytes: size, sha256 });
  return { language, kind, fileName, sha256, bytes: size };
}

import { fileTypeFromBuffer } from 'file-type';
import { refuseFile } from '#lib/upload/refusal.ts';

const MACRO_PART = /(?:^|\/)vba(?:project|data)[^/]*$/;
const OBJECT_PART = /\/(?:activex|embeddings)\//;
/** What runs or opens by itself once it is taken out of the archive, by the ending of its name. */
const ACTIVE_PART = new RegExp(
  `\\.(?:${[
    'html? xhtml shtml mht mhtml hta js mjs cjs jse vbs vbe wsf wsh ps1 psm1 bat cmd com exe dll scr pif cpl msi msp jar class',
    'lnk url scf inf reg chm hlp iso img vhdx? apk app sh py pl php swf xll xlam docm dotm xlsm pptm zip rar 7z gz tar pdf',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
);
/** The string that every scanner knows as a test, in two pieces so that none takes this file for it. */
const TEST_VIRUS = Buffer.from(
  `${'X5O!P%@AP[4\\PZX54(P^)7CC)7}'}${'$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`,
  'latin1',
);

/** Refuses macros by the names of their parts. */
export function checkMacros(names: readonly string[]): void {
  if (names.some((name) => MACRO_PART.test(name.toLowerCase()))) refuseFile('file-has-macros');
}

/** Refuses by their names parts that are active: objects, pages, scripts, programs, other files. */
export function checkPartNames(names: readonly string[]): void {
  for (const name of names) {
    const lower = name.toLowerCase();
    if (OBJECT_PART.test(`/${lower}`) || ACTIVE_PART.test(lower))
      refuseFile('file-has-embedded-object', { part: name });
  }
}

/** Refuses by its first bytes a part that is no XML: of what is known, only pictures and fonts belong in a document. */
export async function checkBinaryPart(name: string, bytes: Buffer): Promise<void> {
  if (bytes.includes(TEST_VIRUS)) refuseFile('file-infected', { name: 'EICAR' });
  // An obfuscated font is random to the eye.
  if (/\.odttf$/i.test(name)) return;
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined && !/^(?:image|font)\//.test(found.mime))
    refuseFile('file-has-embedded-object', { part: name });
}

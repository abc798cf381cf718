import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';
import { objectStream, onePagePdf, packedPagePdf } from '#lib/upload/fixtures-pdf.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { uploadRefusalCodes } from '#lib/upload/refusal.ts';
import { attributeOf, decodeXml, readXml, type XmlElement } from '#lib/upload/xml.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const samples = [
  { name: 'a.pdf', bytes: makePdf('Agenda') },
  { name: 'a.pdf', bytes: onePagePdf('/Lang (en)') },
  { name: 'a.pdf', bytes: packedPagePdf() },
  { name: 'a.docx', bytes: makeDocx(['Agenda', { heading: 1, text: 'Повестка' }]) },
];
const sample = fc.constantFrom(...samples);
const codes: readonly string[] = uploadRefusalCodes;

const inspect = (name: string, bytes: Uint8Array) => inspectUpload({ name, bytes, limitBytes: 10_000_000 });

test('the samples themselves pass', async () => {
  for (const { name, bytes } of samples) expect((await inspect(name, bytes)).ok).toBe(true);
});

test('no part of a document is accepted: only white space after its end may be missing', async () => {
  await fc.assert(
    fc.asyncProperty(sample, fc.nat(), async ({ name, bytes }, at) => {
      const cut = at % bytes.length;
      const result = await inspect(name, bytes.subarray(0, cut));
      const lost = Buffer.from(bytes.subarray(cut)).toString('latin1');
      expect(result.ok).toBe(name === 'a.pdf' && lost.trim() === '');
    }),
    { numRuns: 600 },
  );
});

test('random bytes are never accepted, whatever they are called and begin with', async () => {
  const heads = fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', '\xff\xfe', 'PK\x05\x06');
  const tails = fc.constantFrom('', '\nstartxref\n9\n%%EOF\n', `PK\x05\x06${'\0'.repeat(18)}`);
  await fc.assert(
    fc.asyncProperty(
      heads,
      fc.uint8Array({ maxLength: 2000 }),
      tails,
      fc.constantFrom('pdf', 'docx'),
      async (...parts) => {
        const [head, middle, tail, extension] = parts;
        const bytes = Buffer.concat([Buffer.from(head, 'latin1'), middle, Buffer.from(tail, 'latin1')]);
        const result = await inspect(`a.${extension}`, new Uint8Array(bytes));
        expect(result.ok || codes.includes(result.refusal.code) ? result.ok : result).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a document changed anywhere gets a verdict, never a fault', async () => {
  const change = fc.record({ at: fc.nat(), to: fc.uint8Array({ minLength: 1, maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(sample, fc.array(change, { minLength: 1, maxLength: 5 }), async ({ name, bytes }, changes) => {
      const changed = Uint8Array.from(bytes);
      for (const { at, to } of changes)
        changed.set(to.subarray(0, changed.length - (at % changed.length)), at % changed.length);
      const result = await inspect(name, changed);
      expect(result.ok || codes.includes(result.refusal.code)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

/** A PDF name with some of its letters written as #xx. */
const escaped = (name: string) =>
  fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }).map((hidden) => {
    return `/${[...name].map((c, i) => (hidden[i] ? `#${c.charCodeAt(0).toString(16)}` : c)).join('')}`;
  });

test('a script is found however its name is escaped and wherever it is packed', async () => {
  const names = fc.tuple(escaped('JavaScript'), escaped('JS'));
  const spaces = fc.constantFrom('', ' ', '\n', '\0', ' % /A (\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(names, spaces, fc.boolean(), async ([script, key], space, packed) => {
      const entries = `/OpenAction <<${space}/S${space}${script}${space}${key}${space}(x)>>`;
      const bytes = packed ? packedPagePdf(entries, objectStream(3)) : onePagePdf(entries);
      expect(await inspect('a.pdf', bytes)).toMatchObject({ refusal: { code: 'file-has-script' } });
    }),
    { numRuns: 500 },
  );
});

test('attributes and text are read as they were written, wherever a stretch of the parser ends', async () => {
  const value = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
  const quote = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  await fc.assert(
    fc.asyncProperty(value, value, value, fc.constantFrom('"', "'"), fc.nat(70_000), async (a, b, c, mark, gap) => {
      const before = `<?a b?><!-- <x y="z"> -->${' '.repeat(gap)}`;
      const own = `r:A =${mark}${quote(a)}${mark}\n B= ${mark}${quote(b)}${mark}`;
      const xml = `${before}<r:One  ${own}>${quote(c)}<![CDATA[<&]]></r:One>`;
      const elements: XmlElement[] = [];
      let said = '';
      const open = (element: XmlElement) => elements.push(element);
      const text = (piece: string) => {
        said += piece;
      };
      await readXml(decodeXml(new Uint8Array(Buffer.from(xml))), { open, text });
      expect(elements.map((element) => [element.name, attributeOf(element, 'A'), attributeOf(element, 'B')])).toEqual([
        ['One', a, b],
      ]);
      expect(said).toBe(`${c}<&`);
    }),
    { numRuns: 300 },
  );
});

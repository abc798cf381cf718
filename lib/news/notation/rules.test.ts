import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Inline, type Line, safeHref } from '#lib/news/line/rules.ts';
import { descriptionOf, readContacts, readRelease } from '#lib/news/notation/rules.ts';

const said = (line: Line): string => line.map((part) => (part.kind === 'note' ? `[${part.mark}]` : part.text)).join('');
const links = (line: Line): string[] => line.flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const inlines = (lead: string, body: string): Inline[] => {
  const { lead: leads, blocks, notes } = readRelease(lead, body);
  return [
    ...leads.flat(2),
    ...blocks.flatMap((block) =>
      block.kind === 'list'
        ? block.items.flat()
        : block.kind === 'paragraph'
          ? block.lines.flat()
          : block.paragraphs.flat(2),
    ),
    ...notes.flatMap(({ lines }) => lines.flat()),
  ];
};

test('an empty line begins a paragraph, a line break stays, and a line that was only wrapped runs on', () => {
  const { blocks } = readRelease(
    '',
    'First line\nsecond line\n\n \nA line that a program wrapped because it had become far too\nlong for it.\nAn end.\n',
  );
  expect(blocks.map((block) => block.kind === 'paragraph' && block.lines.map(said))).toEqual([
    ['First line', 'second line'],
    ['A line that a program wrapped because it had become far too long for it.', 'An end.'],
  ]);
});

test('a quotation has its speaker under it, with or without the mark, over several paragraphs too', () => {
  const { blocks } = readRelease(
    '',
    '> States have a right.\n>\n> They have duties.\n> — A. Guterres, High Commissioner, UNHCR\n\n> Second.\n— Somebody\n\nText.\n\n> Third.\n\n> Still the third.',
  );
  expect(
    blocks.map((block) =>
      block.kind === 'quotation' ? [block.paragraphs.map((all) => all.map(said)), block.speaker] : block.kind,
    ),
  ).toEqual([
    [[['States have a right.'], ['They have duties.']], { name: 'A. Guterres', office: 'High Commissioner, UNHCR' }],
    [[['Second.']], { name: 'Somebody', office: '' }],
    'paragraph',
    [[['Third.'], ['Still the third.']], null],
  ]);
});

test('notes are taken out of the body, know how often they are named, and a number without a note stays text', () => {
  const { blocks, notes, doubts } = readRelease(
    'Nine governments[1] met.',
    'They agreed [1][2], as in [2013].\n\n[1] Kazakhstan\nand others.\n[3] Nobody names it.',
  );
  expect(notes.map(({ mark, lines, named }) => [mark, lines.map(said), named])).toEqual([
    ['1', ['Kazakhstan', 'and others.'], 2],
    ['3', ['Nobody names it.'], 0],
  ]);
  expect(blocks.map((block) => block.kind === 'paragraph' && block.lines.map(said))).toEqual([
    ['They agreed [1][2], as in [2013].'],
  ]);
  expect(doubts).toEqual([
    { code: 'note-without-text', mark: '2' },
    { code: 'note-not-named', mark: '3' },
  ]);
});

test.each([
  ['See https://example.org/a_(b), then www.example.org.', ['https://example.org/a_(b)', 'https://www.example.org']],
  ['(https://example.org/x)', ['https://example.org/x']],
  [
    'Write to press.office@example.org; call +7 (727) 555-01-02.',
    ['mailto:press.office@example.org', 'tel:+77275550102'],
  ],
  [
    '[the text](https://example.org/t) and [mail](mailto:a@example.org)',
    ['https://example.org/t', 'mailto:a@example.org'],
  ],
  ['[bad](javascript:alert(1)) [worse](data:text/html,x) https://example.org@evil.example/', []],
  ['in 2013-06-05, 555-01-02, a@b, @here, +12', []],
])('addresses are links where they lead to the web, a mailbox or a telephone: %s', (text, hrefs) => {
  const { blocks } = readRelease('', text);
  const [first] = blocks;
  expect(first?.kind === 'paragraph' ? first.lines.flatMap(links) : null).toEqual(hrefs);
});

test('an address that leads elsewhere is no link, stays as it was typed, and is named', () => {
  const { blocks, doubts } = readRelease('', '[click](javascript:x)');
  expect(blocks).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'text', text: '[click](javascript:x)' }]] }]);
  expect(doubts).toEqual([{ code: 'address-no-link', address: 'javascript:x' }]);
  expect(safeHref('vbscript:x')).toBeNull();
});

test('contacts are offices with their lines, each line its own', () => {
  expect(readContacts('Press office\nTel.: +7 727 555 01 02\npress@example.org\n\nMinistry\n')).toMatchObject([
    {
      office: 'Press office',
      lines: [[{ text: 'Tel.: ' }, { href: 'tel:+77275550102' }], [{ href: 'mailto:press@example.org' }]],
    },
    { office: 'Ministry', lines: [] },
  ]);
});

test('who sees no page reads the lead, or the first paragraph cut at a word, without numbers of notes', () => {
  expect(descriptionOf('Nine governments[1]\nmet.', 'Body.\n\n[1] Who.')).toBe('Nine governments met.');
  expect(descriptionOf('Nine governments,[1] alone.', '')).toBe('Nine governments, alone.');
  const long = descriptionOf('', `> Not this.\n\n${'word '.repeat(100)}`);
  expect(long.length).toBeLessThanOrEqual(301);
  expect(long.endsWith('word…')).toBe(true);
});

/** Anything that people and clipboards type, thick with the signs of the notation. */
const typing = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '> ',
        '>',
        '— ',
        '-- ',
        '- ',
        '• ',
        '[1] ',
        '[1]',
        '[2]',
        '[12]',
        ' ',
        ', ',
      ),
      fc.constantFrom(
        'https://example.org/a',
        'www.x.kz',
        'a@b.kz',
        '+7 777 123 45 67',
        '[words](https://a.b)',
        '[x](javascript:y)',
      ),
      fc.constantFrom('[', ']', '(', ')', '<script>', '&amp;', 'Слово', 'word', 'A'.repeat(70), '.', ':'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const letters = (text: string): string[] => (text.match(/[\p{L}\p{N}]/gu) ?? []).toSorted();

test('nothing that was typed is lost, and no link leads but to the web, a mailbox or a telephone', () => {
  fc.assert(
    fc.property(typing, typing, (lead, body) => {
      const read = readRelease(lead, body);
      const parts = inlines(lead, body);
      const shown = parts
        .map((part) =>
          part.kind === 'note'
            ? part.mark
            : part.kind === 'link' && !addressShown(part)
              ? `${part.text} ${part.href}`
              : part.text,
        )
        .join('\n');
      const speakers = read.blocks.flatMap((block) =>
        block.kind === 'quotation' && block.speaker ? [block.speaker] : [],
      );
      const all = [
        shown,
        ...speakers.map(({ name, office }) => `${name} ${office}`),
        ...read.notes.map(({ mark }) => mark),
      ];
      expect(letters(all.join('\n'))).toEqual(letters(`${lead}\n${body}`));
      for (const part of parts) if (part.kind === 'link') expect(part.href).toMatch(/^(https?:\/\/|mailto:|tel:\+)/i);
      for (const part of parts)
        if (part.kind === 'note') expect(read.notes.some(({ mark }) => mark === part.mark)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** Is the text of a link its own address? Then it stands once. */
const addressShown = ({ href, text }: { href: string; text: string }): boolean =>
  href === text ||
  href === `https://${text}` ||
  href === `mailto:${text}` ||
  (href.startsWith('tel:') && text.startsWith('+'));

test('however often a note is named, each naming has its own place to come back to', () => {
  fc.assert(
    fc.property(typing, (body) => {
      const namings = inlines('', body).flatMap((part) => (part.kind === 'note' ? [`${part.mark} ${part.at}`] : []));
      expect(new Set(namings).size).toBe(namings.length);
    }),
  );
});

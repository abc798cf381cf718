import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InFigures } from '#components/process/in-figures.tsx';
import { numbered } from '#components/source/numbered.ts';

const counts = { member: 0, observer: 2, applicant: 0, organizations: 0, conferences: 1, listed: 1, outcomes: 0 };
const recorded = { key: 'entry-2026-01-01', publisher: 'AP', title: '', date: null, url: null };
const holder = (participant: string, name: string) => ({
  participant,
  name,
  since: null,
  nominal: { from: null, to: null },
  source: null,
  cited: {},
  recorded,
  isOverdue: false,
});

/** What the figures ask of an office beside who holds it. */
const more = { hasNext: false };

test('each of several offices stands under its own name, with all who hold it', () => {
  const shown = renderToStaticMarkup(
    <InFigures
      locale="en"
      view={{
        offices: [
          { key: 'a', name: 'Co-Chair (Indonesia)', joint: false, ...more, holders: [holder('IDN', 'Indonesia')] },
          {
            key: 'b',
            name: 'Co-Chairs',
            joint: true,
            ...more,
            holders: [holder('AUS', 'Australia'), holder('THA', 'Thailand')],
          },
        ],
        counts,
        inOwnWords: [],
      }}
      sources={numbered([])}
      participants={[]}
    />,
  );
  // Each leads to its own page.
  for (const path of ['idn', 'aus', 'tha']) expect(shown).toContain(`href="/en/states/${path}"`);
  const read = shown.replaceAll(/<\/?a\b[^>]*>/g, '');
  for (const said of ['Indonesia</h3><p>Co-Chair (Indonesia)</p>', 'Australia and Thailand</h3><p>Co-Chairs</p>'])
    expect(read).toContain(said);
  expect(shown).not.toContain('. In the Chair');
});

test('a status that the process has a word of its own for is counted by that word, and by no other', () => {
  const view = {
    offices: [],
    counts,
    inOwnWords: [
      { name: 'pays participant', count: 3 },
      { name: 'organisation membre', count: 1 },
    ],
  };
  const shown = renderToStaticMarkup(<InFigures locale="fr" view={view} sources={numbered([])} participants={[]} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(shown).toContain('pays participant 3 organisation membre 1 États observateurs 2');
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Claims } from '#components/source/claims.tsx';
import { numbered } from '#components/source/numbered.ts';
import { translator } from '#lib/language/language.ts';
import type { ClaimView } from '#lib/source/queries.ts';

const claim = (field: string, value: string, publisher: string): ClaimView => ({
  id: crypto.randomUUID(),
  field,
  value,
  kind: null,
  source: { key: publisher.toLowerCase(), publisher, title: 'A page', date: null, url: null },
  note: null,
  mentioned: [],
  accepted: false,
  reason: null,
  version: 1,
});
const shown = (claims: ClaimView[]) =>
  renderToStaticMarkup(<Claims locale="en" claims={claims} sources={numbered(claims.map(({ source }) => source))} />);

test('who the secretariat is, said in other words by each source, are statements; dates that do not agree differ', () => {
  const t = translator('en', 'source');
  const words = shown([claim('secretariat', 'IOM', 'A'), claim('secretariat', 'The IOM office', 'B')]);
  expect(words).not.toContain(t('noneAccepted'));
  expect(words).toContain(t('statements', { about: 'secretariat' }).split('secretariat')[0]);
  const dates = shown([claim('from', '2012', 'A'), claim('from', '2015', 'B')]);
  expect(dates).toContain(t('noneAccepted'));
});

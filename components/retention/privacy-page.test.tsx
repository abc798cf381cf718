import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PrivacyPage } from '#components/retention/privacy-page.tsx';
import { locales } from '#db/vocabulary.ts';
import { keptFor, keptThings } from '#lib/retention/rules.ts';

test.each(locales)(
  'the page in %s says of everything that is kept for a while what it is and for how long',
  (locale) => {
    const html = renderToStaticMarkup(<PrivacyPage locale={locale} />);
    expect(keptThings.length).toBe(Object.keys(keptFor).length);
    expect(html.match(/<tr/g)?.length).toBe(keptThings.length + 1);
    expect(html).not.toMatch(/\bof\.\w+/); // a key without its words
    for (const kept of keptThings) expect(html).toMatch(new RegExp(`>${keptFor[kept].days} \\p{L}+`, 'u'));
  },
);

import { describe, expect, test } from 'vitest';
import { type Files, imports, said } from '#bin/architecture/fixture.ts';

const broken: [rule: string, files: Files, message: RegExp][] = [
  ['public use client', { 'app/(public)/a.tsx': `'use client';\n` }, /no 'use client' here/],
  ['public next/link', imports('app/(public)/a.tsx', 'next/link'), /use a plain <a href>/],
  ['public Suspense', { 'app/(public)/a.tsx': `import { Suspense } from 'react';\n` }, /no Suspense here/],
  ['public hooks', { 'app/(public)/a.tsx': `import { useState } from 'react';\n` }, /no useState here/],
  ['public router', { 'app/(public)/a.tsx': `import { useRouter } from 'next/navigation';\n` }, /no next\/navigation/],
  ['public loading.tsx', { 'app/(public)/loading.tsx': '' }, /no loading\.tsx/],
  [
    'a component that a public page uses',
    { ...imports('app/(public)/a.tsx', '#components/state/b.tsx'), 'components/state/b.tsx': `'use client';\n` },
    /components\/state\/b\.tsx: no 'use client' here.*part of app\/\(public\)\/a\.tsx/,
  ],
  [
    'a leaf that does not say that it needs its script',
    { 'components/state/b.tsx': `'use client';\nexport const B = () => <p />;\n` },
    /components\/state\/b\.tsx: a client component says so/,
  ],
];

describe('a page that is sent without script has nothing that needs one', () => {
  test.each(broken)('%s', (_, files, message) => {
    expect(said(files).join('\n')).toMatch(message);
  });
});

test('a page of the portal may have a leaf with a script, which says so', () => {
  const project = {
    ...imports('app/(portal)/desk/a/page.tsx', '#components/state/b.tsx'),
    'components/state/b.tsx': `'use client';\nexport const B = () => <p data-script="" />;\n`,
  };
  expect(said(project)).toEqual([]);
});

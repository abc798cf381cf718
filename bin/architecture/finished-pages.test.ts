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
    'a component that a finished page of the portal uses',
    {
      ...imports('app/(portal)/desk/route.tsx', '#components/state/b.tsx'),
      'components/state/b.tsx': `import { useState } from 'react';\n`,
    },
    /components\/state\/b\.tsx: no useState here: the page is finished HTML.*part of app\/\(portal\)\/desk\/route\.tsx/,
  ],
  [
    'a room without an act that is a page',
    {
      ...imports('app/(portal)/desk/page.tsx', '#components/layout/portal-page.tsx'),
      'components/layout/portal-page.tsx': 'export const Room = 1;\n',
    },
    /no act is done in this room/,
  ],
  ['a route of the portal by hand', { 'app/(portal)/desk/route.tsx': 'export const GET = 1;\n' }, /= finished\(…\)/],
];

describe('a finished page is held to what it is', () => {
  test.each(broken)('%s', (_, files, message) => {
    expect(said(files).join('\n')).toMatch(message);
  });
});

test('a finished page, and a room with an act, have no findings', () => {
  const project = {
    ...imports('app/(portal)/desk/a/page.tsx', '#components/layout/portal-page.tsx', '#components/ui/act-form.tsx'),
    'app/(portal)/desk/route.tsx': `import { finished } from '#app/(portal)/finished.tsx';
import { Room } from '#components/layout/portal-page.tsx';
export const GET = finished(() => Room);
`,
    'app/(portal)/finished.tsx': 'export const finished = 1;\n',
    'components/layout/portal-page.tsx': 'export const Room = 1;\n',
    'components/ui/act-form.tsx': `'use client';\n`,
  };
  expect(said(project)).toEqual([]);
});

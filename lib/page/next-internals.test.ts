import { createElement, lazy, Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { actionHeader, isUnfinished, logAsLines, routerHeaders } from '#lib/page/next-internals.ts';

const renderers = ['next/dist/compiled/react-dom/server.node.js', 'react-dom/server'] as const;

/** A component that never comes. */
const Waiting = lazy(() => new Promise<never>(() => {}));

afterEach(() => vi.restoreAllMocks());

test('the framework still names its headers as we do', async () => {
  const names = await import('next/dist/client/components/app-router-headers.js');
  const { RSC_HEADER, NEXT_ROUTER_STATE_TREE_HEADER, NEXT_ROUTER_PREFETCH_HEADER } = names;
  const { NEXT_ROUTER_SEGMENT_PREFETCH_HEADER, NEXT_URL, ACTION_HEADER } = names;
  expect(new Set<string>(routerHeaders)).toEqual(
    new Set([
      RSC_HEADER,
      NEXT_ROUTER_STATE_TREE_HEADER,
      NEXT_ROUTER_PREFETCH_HEADER,
      NEXT_ROUTER_SEGMENT_PREFETCH_HEADER,
      NEXT_URL,
    ]),
  );
  expect(ACTION_HEADER).toBe(actionHeader);
});

test.each(renderers)('a boundary that waits still begins with the comment we know: %s', async (name) => {
  const { renderToReadableStream } = await import(name);
  const page = createElement('main', null, createElement(Suspense, { fallback: 'waits' }, createElement(Waiting)));
  const stream: ReadableStream<Uint8Array> = await renderToReadableStream(page, { onError: () => {} });
  const { value } = await stream.getReader().read();
  const html = Buffer.from(value ?? []).toString();
  const comments = [...html.matchAll(/<!--(.*?)-->/g)].map(([, comment = '']) => comment);
  expect(comments.some(isUnfinished)).toBe(true);
});

test('a boundary that is there is finished', () => {
  expect(['$', '/$', '', '&'].some(isUnfinished)).toBe(false);
});

test('what the framework says on the console is a line of JSON, with its digest and without the values of a statement', () => {
  const { error, warn } = console;
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    logAsLines();
    const fault = Object.assign(new Error('Failed query: select 1\nparams: secret@example.org'), { digest: '42' });
    const { error: said } = console;
    said(fault);
  } finally {
    Object.assign(console, { error, warn });
  }
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'fault', reference: '42' });
  expect(written.join()).not.toContain('secret@');
});

import { createElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { finishedHtml } from '#lib/page/finished-page.ts';

const page = (...children: ReactNode[]) =>
  createElement('html', { lang: 'en' }, createElement('head'), createElement('body', null, ...children));

const Waiting = () => Promise.resolve(createElement('p'));
const Broken = () => {
  throw new Error('no such word');
};

test('a page is one whole document; its title, wherever it is said, stands in the head', () => {
  const html = finishedHtml(page(createElement('title', null, 'Desk'), createElement('h1', null, 'Казахстан')));
  expect(html).toBe(
    '<!DOCTYPE html><html lang="en"><head><title>Desk</title></head><body><h1>Казахстан</h1></body></html>',
  );
});

test('what the register holds is text, never markup', () => {
  const said = '<script>alert("&")</script>';
  const html = finishedHtml(page(createElement('p', { title: said }, said)));
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
});

test('no attribute that a script would act by is written', () => {
  const html = finishedHtml(page(createElement('p', { onClick: () => undefined }, 'a')));
  expect(html).toContain('<p>a</p>');
});

test('a component that waits cannot be finished, and says so', () => {
  expect(() => finishedHtml(page(createElement(Waiting)))).toThrow(/suspended/);
});

test('a fault of a component is a fault of the page', () => {
  expect(() => finishedHtml(page(createElement(Broken)))).toThrow('no such word');
});

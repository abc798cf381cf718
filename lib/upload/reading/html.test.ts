import fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { expect, test, vi } from 'vitest';
import { longestHtml, reduceHtml } from '#lib/upload/reading/html.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test.for([
  ['<p onclick="a()" style="x" class="y" id="z">a</p>', '<p>a</p>'],
  ['<script>alert(1)</script><style>a</style>b', 'b'],
  ['<img src="x" onerror="a()">a', 'a'],
  ['<a href="javascript:alert(1)">a</a>', 'a'],
  ['<a href=" java\nscript:alert(1)">a</a>', 'a'],
  ['<a href="//example.org">a</a><a href="/b">b</a><a href="data:text/html,x">c</a>', 'abc'],
  [
    '<a href="http://example.org/&quot;><b>">a</a>',
    '<a href="http://example.org/%22%3E%3Cb%3E" rel="noopener noreferrer">a</a>',
  ],
  ['<sup><a href="#footnote-1" id="r">[1]</a></sup>', '<sup>[1]</sup>'],
  ['<ol><li>note <a href="#footnote-ref-1">↑</a></li></ol>', '<ol><li>note </li></ol>'],
  ['<svg><script>a</script></svg><math><mi>b</mi></math>c', 'c'],
  ['<h1>1</h1><h5>5</h5><h6>6</h6>', '<h2>1</h2><h6>5</h6><h6>6</h6>'],
  ['<div><span>a</span><b>b</b><i>c</i></div>', 'a<strong>b</strong><em>c</em>'],
  [
    '<table><tr><td rowspan="2" colspan="x">a<th colspan="0">b',
    '<table><tbody><tr><td rowspan="2">a</td><th>b</th></tr></tbody></table>',
  ],
  ['<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
  ['<template><script>a</script></template><!-- b -->c', 'c'],
])('%s is reduced to %s', ([source = '', html]) => {
  expect(reduceHtml(source)).toEqual({ html, whole: true });
});

test('a long text is cut, and closed where it is cut', () => {
  const { html, whole } = reduceHtml(`<ul>${'<li>item</li>'.repeat(400_000)}</ul>`);
  expect(whole).toBe(false);
  expect(html.length).toBeLessThan(longestHtml + 100);
  expect(html.endsWith('</ul>')).toBe(true);
});

const ALLOWED = new Set('p h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th strong em sup sub br a'.split(' '));

function checkTree(node: DefaultTreeAdapterTypes.ChildNode): void {
  if (!('tagName' in node)) return;
  expect(ALLOWED).toContain(node.tagName);
  for (const { name, value } of node.attrs) {
    expect(['href', 'rel', 'colspan', 'rowspan']).toContain(name);
    if (name === 'href') expect(value).toMatch(/^https?:\/\//);
  }
  for (const child of node.childNodes) checkTree(child);
}

test('nothing but the allowed elements comes out of any HTML', () => {
  const pieces = fc.constantFrom(
    ...[
      '<a href="',
      '<a href=javascript:x>',
      'http://a',
      '">',
      "'",
      '<svg>',
      '<math>',
      '<mtext>',
      '<style>',
      '</style>',
    ],
    ...[
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '<!--',
      '-->',
      '<script>',
      '&lt;img src=x onerror=a&gt;',
      '<img onerror=a>',
      '<noscript>',
    ],
    ...[
      '<template>',
      '<title>',
      '<b>',
      '</b>',
      '<h1>',
      '<select>',
      '<textarea>',
      '<plaintext>',
      '\0',
      '<form>',
      '<xmp>',
      '<iframe>',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 25 }), (parts) => {
      for (const child of parseFragment(reduceHtml(parts.join('')).html).childNodes) checkTree(child);
    }),
    { numRuns: 3000 },
  );
});

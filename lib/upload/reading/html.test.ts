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
  ['<sup><a href="#other" id="r">[1]</a></sup>', '<sup>[1]</sup>'],
  ['<a id="note-ref-1" href="#note-1">[1]</a>', '<a id="note-ref-1" href="#note-1">[1]</a>'],
  ['<li id="note-2" onclick="a()">a</li><li id="other">b</li>', '<li id="note-2">a</li><li>b</li>'],
  ['<ins title="A &quot;B&quot;" datetime="x" class="y">a</ins>', '<ins title="A &quot;B&quot;">a</ins>'],
  ['<svg><script>a</script></svg><math><mi href="javascript:a()">b</mi></math>c', '<math><mi>b</mi></math>c'],
  ['<math><annotation-xml encoding="text/html"><img src=x onerror=a()></annotation-xml></math>c', '<math></math>c'],
  ['<h1>1</h1><h5>5</h5><h6>6</h6>', '<h2>1</h2><h5>5</h5><h6>6</h6>'],
  ['<div><font>a</font><b>b</b><i>c</i></div>', 'a<strong>b</strong><em>c</em>'],
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

const ALLOWED = new Set(
  'p h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th strong em sup sub br a s ins del aside header footer section span small code math mrow mi mn mo mtext mfrac msup msub msubsup msqrt mroot'.split(
    ' ',
  ),
);

function checkTree(node: DefaultTreeAdapterTypes.ChildNode): void {
  if (!('tagName' in node)) return;
  expect(ALLOWED).toContain(node.tagName);
  for (const { name, value } of node.attrs) {
    expect(['href', 'rel', 'colspan', 'rowspan', 'title', 'datetime', 'id', 'dir']).toContain(name);
    if (name === 'href') expect(value).toMatch(/^https?:\/\/|^#note-/);
    if (name === 'id') expect(value).toMatch(/^note-/);
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

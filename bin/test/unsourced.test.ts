import { expect, test } from 'vitest';
import { unsourced } from '#bin/test/unsourced.ts';

const note = '<sup><a href="#source-1">1</a></sup>';
const page = (inside: string) =>
  `<html><body><header><dl><dt>Not</dt><dd>looked at</dd></dl></header><main>${inside}<ol><li id="source-1">A source</li></ol></main></body></html>`;

test.each([
  ['a value without a note', '<dl><div><dt>Host</dt><dd>Kazakhstan</dd></div></dl>', ['Host: Kazakhstan']],
  [
    'a cell without one',
    '<table><tr><th scope="row">A</th><td data-label="Place">Almaty</td></tr></table>',
    ['A', 'Place: Almaty'],
  ],
  [
    'a cell beside one with a note of its own',
    `<table><tr><th scope="row">A</th><td data-label="Actual">2013${note}</td><td data-label="Nominal">2012</td></tr></table>`,
    ['Nominal: 2012'],
  ],
  ['a sentence that is a fact', '<p data-fact>In office since 2013</p>', ['In office since 2013']],
  [
    'a value whose only notes are those of what sources say',
    `<dl><dt>Launched</dt><dd>2013<div data-claims>2011${note}</div></dd></dl>`,
    ['Launched: 2013'],
  ],
  ['a note that leads nowhere', '<p>2013<sup><a href="#source-9">9</a></sup></p>', ['the note source-9 leads nowhere']],
])('%s is found', (_, inside, found) => {
  expect(unsourced(page(inside))).toEqual(found);
});

test.each([
  ['a value with a note', `<dl><dt>Host</dt><dd>Kazakhstan${note}</dd></dl>`],
  [
    'a row whose notes are of the whole',
    `<table><tr><th scope="row">A<span data-vouches="row">${note}</span></th><td>Almaty</td></tr></table>`,
  ],
  [
    'what is worked out here',
    '<dl><dt>Members</dt><dd data-derived="true">7</dd></dl><table><tr><td><span data-derived="true">not known</span></td></tr></table>',
  ],
  ['what says nothing', '<table><tr><td>—</td><td></td></tr></table>'],
])('%s is not', (_, inside) => {
  expect(unsourced(page(inside))).toEqual([]);
});

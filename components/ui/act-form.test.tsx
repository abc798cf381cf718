import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ActConfirmation } from '#components/ui/act-confirmation.tsx';
import { ActForm } from '#components/ui/act-form.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { fieldId, TextField } from '#components/ui/field.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Select } from '#components/ui/select.tsx';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = { tag: string; text: string; attributes: Record<string, string> };

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** Every element of a piece of HTML, in its order. */
function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node) => {
    if (!('tagName' in node)) return;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    found.push({ tag: node.tagName, text: textOf(node), attributes });
    node.childNodes.forEach(walk);
  };
  parseFragment(html).childNodes.forEach(walk);
  return found;
}

const words = {
  submit: 'Record',
  confirmTitle: 'This will be recorded',
  confirm: 'Yes',
  back: 'Back',
  pending: 'Being recorded',
  none: '—',
};
const fields: FieldSpec[] = [
  { kind: 'hidden', name: 'id', value: '7' },
  {
    kind: 'group',
    legend: 'Titles',
    fields: [
      { kind: 'text', name: 'title.en', label: 'Title in English', value: 'A', required: true },
      { kind: 'text', name: 'title.ru', label: 'Title in Russian', lang: 'ru' },
    ],
  },
  { kind: 'date', name: 'on', label: 'Day', help: 'The day itself.', max: '2026-01-01' },
  {
    kind: 'select',
    name: 'state',
    label: 'State',
    placeholder: 'Choose',
    options: [{ value: 'KAZ', label: 'Kazakhstan' }],
  },
  { kind: 'area', name: 'note', label: 'Note', optional: 'optional' },
];
const form = elementsOf(
  renderToStaticMarkup(
    <ActForm
      action={async (state) => state}
      fields={fields}
      words={words}
      idempotencyKey="one-of-a-kind"
      locale="en"
    />,
  ),
);

test('a form carries its key and its language, asks nothing that the browser would say in another, and has one button', () => {
  const hidden = form.filter(({ attributes }) => attributes.type === 'hidden' && !attributes.name?.startsWith('$'));
  expect(hidden.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
    ['key', 'one-of-a-kind'],
    ['locale', 'en'],
    ['id', '7'],
  ]);
  expect(form[0]?.attributes).toHaveProperty('novalidate');
  expect(form.filter(({ tag }) => tag === 'button').map(({ text }) => text)).toEqual(['Record']);
});

test('choices stand under the headings that they have, those without one first', () => {
  const options = ['UTC', 'Asia/Almaty', 'Europe/Minsk', 'Asia/Tashkent'].map((value) => ({
    value,
    label: value,
    ...(value.includes('/') && { group: value.split('/')[0] ?? '' }),
  }));
  const [select] = elementsOf(renderToStaticMarkup(<Select name="zone" label="Zone" options={options} />)).filter(
    ({ tag }) => tag === 'select',
  );
  const html = renderToStaticMarkup(<Select name="zone" label="Zone" options={options} />);
  expect(select?.text).toBe('UTCAsia/AlmatyAsia/TashkentEurope/Minsk');
  expect(
    elementsOf(html)
      .filter(({ tag }) => tag === 'optgroup')
      .map(({ attributes }) => attributes.label),
  ).toEqual(['Asia', 'Europe']);
});

test('every field has a label that leads to it, a group its legend, a language its tag', () => {
  const labels = form.filter(({ tag }) => tag === 'label');
  expect(labels.map(({ text }) => text)).toEqual([
    'Title in English',
    'Title in Russian',
    'Day',
    'State',
    'Note (optional)',
  ]);
  for (const { attributes } of labels)
    expect(
      form.filter((one) => one.attributes.id === attributes.for),
      attributes.for,
    ).toHaveLength(1);
  expect(form.find(({ tag }) => tag === 'legend')?.text).toBe('Titles');
  expect(form.find(({ attributes }) => attributes.name === 'title.ru')?.attributes.lang).toBe('ru');
  const day = form.find(({ attributes }) => attributes.name === 'on')?.attributes;
  // A date is typed the way people write it: the browser's own field would take but one way.
  expect(day).toMatchObject({ type: 'text', 'aria-describedby': 'field-on-help' });
});

test('a field that was refused says so beside itself and to whoever does not see it; one that was not says nothing', () => {
  const refused = elementsOf(
    renderToStaticMarkup(<TextField name="on" label="Day" help="Help." error="No such day." />),
  );
  expect(refused.find(({ tag }) => tag === 'input')?.attributes).toMatchObject({
    'aria-invalid': 'true',
    'aria-describedby': 'field-on-help field-on-error',
  });
  expect(refused.find(({ attributes }) => attributes.id === 'field-on-error')?.text).toBe('No such day.');
  const sound = elementsOf(renderToStaticMarkup(<TextField name="on" label="Day" />));
  expect(sound.find(({ tag }) => tag === 'input')?.attributes).not.toHaveProperty('aria-invalid');
});

test('the summary of a refusal is announced, takes the focus, and leads to each field', () => {
  const errors = [{ href: `#${fieldId('on')}`, message: 'Day' }];
  const summary = elementsOf(
    renderToStaticMarkup(<ErrorSummary title="Some fields need attention." errors={errors} />),
  );
  expect(summary[0]?.attributes).toMatchObject({ role: 'alert', tabindex: '-1' });
  expect(summary.filter(({ tag }) => tag === 'a').map(({ text, attributes }) => [attributes.href, text])).toEqual([
    ['#field-on', 'Day'],
  ]);
  const alone = elementsOf(renderToStaticMarkup(<ErrorSummary title="Not today." errors={[]} />));
  expect(alone.some(({ tag }) => tag === 'ul')).toBe(false);
});

test('what was typed and not sent stands in the form again, choices of several too', () => {
  const several: FieldSpec = {
    ...{ kind: 'several', name: 'proposals', label: 'Settles', noneChosen: 'None', chosen: ['a', 'b'] },
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  };
  const area: FieldSpec = { kind: 'area', name: 'words', label: 'Words', value: 'As it stands' };
  const shown = (values: Record<string, string>) => {
    const keep = { form: 'text:1:merge', address: '/api/typing', values, words: null };
    const common = { words, idempotencyKey: 'k', locale: 'en', keep };
    const html = renderToStaticMarkup(<ActForm {...common} action={async (state) => state} fields={[several, area]} />);
    return elementsOf(html).flatMap(({ tag, attributes, text }) =>
      tag === 'textarea' ? [text] : attributes.type === 'checkbox' && 'checked' in attributes ? [attributes.name] : [],
    );
  };
  expect(shown({})).toEqual(['proposals.a', 'proposals.b', 'As it stands']);
  expect(shown({ words: 'Otherwise', 'proposals.b': 'yes' })).toEqual(['proposals.b', 'Otherwise']);
});

test('what was read stands once where it is confirmed, with what is wrong beside it', () => {
  const field: FieldSpec = {
    ...{ kind: 'reading', name: 'shape', label: 'What each is', doubt: 'With doubt' },
    options: ['title', 'out'].map((value) => ({ value, label: value })),
  };
  const html = renderToStaticMarkup(
    <ActConfirmation
      fields={[field]}
      values={{ 'shape.0': 'out', body: 'Draft' }}
      cautions={[]}
      dates={{}}
      words={words}
      pending={false}
      reading={{ name: 'shape', language: 'en', rows: [{ words: 'Draft', value: 'out', isSure: true }] }}
      errors={{ 'shape.0': 'Choose another.' }}
    />,
  );
  const named = elementsOf(html).filter(({ attributes }) => attributes.name && attributes.name !== 'confirm');
  expect(named.map(({ tag, attributes }) => [tag, attributes.name])).toEqual([
    ['select', 'shape.0'],
    ['input', 'body'],
    ['button', 'back'],
  ]);
  expect(html).toContain('Choose another.');
});

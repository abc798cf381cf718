import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AsBody } from '#components/body/as-organization.tsx';
import { AsWork } from '#components/outcome/as-work.tsx';
import { AsParticipant } from '#components/participant/as-participant.tsx';
import { AsSource } from '#components/source/as-work.tsx';

type Item = { [property: string]: string | Item | (string | Item)[] };
type Element = DefaultTreeAdapterTypes.Element;

const attributesOf = ({ attrs }: Element) => new Map(attrs.map(({ name, value }) => [name, value]));
const elementsIn = ({ childNodes }: Element): Element[] => childNodes.filter((node) => 'tagName' in node);

/** What a search engine reads: the item and its properties as JSON-LD has them (the W3C's rule of microdata to JSON). */
function itemOf(element: Element): Item {
  const item: Item = { '@type': attributesOf(element).get('itemtype')?.replace('https://schema.org/', '') ?? '' };
  for (const child of elementsIn(element)) {
    const given = attributesOf(child);
    const name = given.get('itemprop');
    const value = given.has('itemscope') ? itemOf(child) : (given.get('content') ?? given.get('href') ?? '');
    if (name === undefined || value === '') throw new Error(`a property without a name or a value: ${child.tagName}`);
    const before = item[name];
    item[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return item;
}

function read(page: ReactNode): Item {
  const [first, ...more] = parseFragment(renderToStaticMarkup(page)).childNodes;
  if (!first || !('tagName' in first) || more.length > 0) throw new Error('no one item');
  return itemOf(first);
}

test('a State is a country with its names and codes, an organization one by its acronym', () => {
  const kaz = {
    key: 'KAZ',
    kind: 'state',
    code: 'KAZ',
    m49: '398',
    name: 'Kazakhstan',
    formalName: 'The Republic of Kazakhstan',
  } as const;
  expect(read(<AsParticipant locale="en" view={kaz} />)).toEqual({
    '@type': 'Country',
    name: 'Kazakhstan',
    alternateName: 'The Republic of Kazakhstan',
    url: '/en/states/kaz',
    identifier: [
      { '@type': 'PropertyValue', propertyID: 'ISO 3166-1', value: 'KAZ' },
      { '@type': 'PropertyValue', propertyID: 'UN M49', value: '398' },
    ],
  });
  const iom = { key: 'org:IOM', kind: 'organization', code: 'IOM', m49: null, name: 'МОМ', formalName: null } as const;
  expect(read(<AsParticipant locale="ru" view={iom} />)).toEqual({
    '@type': 'Organization',
    name: 'МОМ',
    alternateName: 'IOM',
    url: '/ru/organizations/iom',
  });
});

test('a body stands under its own and above those under it', () => {
  const view = {
    key: 'som',
    name: 'Senior Officials',
    code: 'SOM',
    parent: { key: 'mc', name: 'Ministers' },
    children: [{ key: 'teg', name: 'Experts' }],
  };
  expect(read(<AsBody locale="en" view={view} />)).toEqual({
    '@type': 'Organization',
    name: 'Senior Officials',
    alternateName: 'SOM',
    url: '/en/bodies/som',
    parentOrganization: { '@type': 'Organization', name: 'Ministers', url: '/en/bodies/mc' },
    subOrganization: { '@type': 'Organization', name: 'Experts', url: '/en/bodies/teg' },
  });
});

test('an outcome has its day as exactly as it is known, a source who published it', () => {
  const view = {
    slug: 'almaty-declaration-2011',
    title: 'Almaty Declaration',
    titleLanguage: 'en',
    kind: 'declaration',
    kindName: null,
    adoptedOn: { date: '2011-03-01', precision: 'month' },
    summary: null,
    textUrl: null,
    conference: null,
  } as const;
  expect(read(<AsWork locale="en" view={view} />)).toEqual({
    '@type': 'CreativeWork',
    name: 'Almaty Declaration',
    genre: 'Declaration',
    inLanguage: 'en',
    url: '/en/outcomes/almaty-declaration-2011',
    dateCreated: '2011-03',
  });
  const source = { key: 'a', publisher: 'IOM', title: 'A page', date: null, url: 'https://example.org/a' };
  expect(read(<AsSource locale="fr" source={source} />)).toEqual({
    '@type': 'CreativeWork',
    name: 'A page',
    mainEntityOfPage: '/fr/sources/a',
    url: 'https://example.org/a',
    publisher: { '@type': 'Organization', name: 'IOM' },
  });
});

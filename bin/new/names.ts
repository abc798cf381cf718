/** What a new noun is called: in code, and in both languages of the screen, one and several. */
export type Names = {
  /** side-event */
  key: string;
  /** sideEvent: the table in code */
  table: string;
  /** side_event: the table in the database */
  sqlTable: string;
  /** SideEvent */
  type: string;
  /** sideEvents: the query */
  query: string;
  /** addSideEvent */
  act: string;
  en: { one: string; several: string };
  ru: { one: string; several: string };
};

const reserved = [
  'constructor',
  'prototype',
  'default',
  'class',
  'new',
  'delete',
  'public',
  'staff',
  'portal',
  'table',
];

/** Reads `side-event "Side event" "Side events" "Параллельное мероприятие" "Параллельные мероприятия"`, or says what is wrong. */
export function namesFrom(given: readonly string[], taken: readonly string[]): Names | { refused: string } {
  const [key = '', ...said] = given;
  const words = said.map((word) => word.trim()).filter(Boolean);
  if (!/^[a-z]+(-[a-z]+)*$/.test(key) || key.length > 30 || reserved.includes(key))
    return { refused: `"${key}" is no name for a noun: small Latin letters, words joined by a hyphen` };
  if (taken.includes(key)) return { refused: `${key} is there already` };
  const [one, several, oneRu, severalRu] = words;
  if (words.length !== 4 || !one || !several || !oneRu || !severalRu)
    return { refused: 'say the words too, one and several, in English and then in Russian' };
  if (words.some((word) => /[{}<>"\\]/.test(word)))
    return { refused: 'words have no braces, brackets or quotation marks' };
  if (![oneRu, severalRu].every((word) => /^[\p{Script=Cyrillic}\s-]+$/u.test(word)))
    return { refused: 'the last two words are Russian' };
  const pascal = key.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return {
    key,
    table: camel,
    sqlTable: key.replaceAll('-', '_'),
    type: pascal,
    query: `all${pascal}`,
    act: `add${pascal}`,
    en: { one, several },
    ru: { one: oneRu, several: severalRu },
  };
}

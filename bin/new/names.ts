/** What a new noun is called: in code, and in each language of the screen, one and several. */
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
  fr: { one: string; several: string };
};

/** Words that SQL, the language of the code, or an address of the portal has already. */
const reserved = new Set(
  (
    'all and any array as asc both case cast check class column const constructor default delete desc distinct do else end enum ' +
    'export for foreign from function grant group if import in index into is join left let like limit new not null offset on ' +
    'only or order portal primary prototype public references return right select staff switch table then this to union ' +
    'unique update user using var void when where while window with'
  ).split(' '),
);

/** Reads `side-event "Side event" "Side events" "Параллельное мероприятие" "Параллельные мероприятия" "Manifestation parallèle" "Manifestations parallèles"`, or says what is wrong. */
export function namesFrom(given: readonly string[], taken: readonly string[]): Names | { refused: string } {
  const [key = '', ...said] = given;
  const words = said.map((word) => word.trim()).filter(Boolean);
  if (!/^[a-z]+(-[a-z]+)*$/.test(key) || key.length > 30 || reserved.has(key))
    return { refused: `"${key}" is no name for a noun: small Latin letters, words joined by a hyphen` };
  if (taken.includes(key) || taken.includes(key.replaceAll('-', '_'))) return { refused: `${key} is there already` };
  const [one, several, oneRu, severalRu, oneFr, severalFr] = words;
  if (words.length !== 6 || !one || !several || !oneRu || !severalRu || !oneFr || !severalFr)
    return { refused: 'say the words too, one and several, in English, in Russian and in French' };
  if (words.some((word) => /[{}<>"\\]/.test(word)))
    return { refused: 'words have no braces, brackets or quotation marks' };
  if (![oneRu, severalRu].every((word) => /^[\p{Script=Cyrillic}\s-]+$/u.test(word)))
    return { refused: 'the third and the fourth words are Russian' };
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
    fr: { one: oneFr, several: severalFr },
  };
}

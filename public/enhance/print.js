// @ts-check
/**
 * Puts the address of the page and the day on which it is printed at the foot of each sheet; how many there are stands there without it.
 * The words are the browser's own in the language of the page.
 */

/**
 * A text as a string of CSS.
 * @param {string} text
 * @returns {string}
 */
export const cssString = (text) => `"${text.replaceAll(/["\\\n]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `)}"`;

/**
 * What stands at the foot: the address as people write it, and the day in words.
 * @param {string} address
 * @param {Date} day
 * @param {string} language
 * @returns {string}
 */
export function footOf(address, day, language) {
  const said = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' }).format(day);
  return `${readable(address)
    .replace(/^https?:\/\//, '')
    .replace(/#.*$/, '')} · ${said}`;
}

/**
 * @param {string} address
 * @returns {string}
 */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

if (typeof document !== 'undefined') {
  const sheet = new CSSStyleSheet();
  const say = () => {
    const foot = footOf(location.href, new Date(), document.documentElement.lang);
    sheet.replaceSync(`@page { @bottom-left { content: ${cssString(foot)}; } }`);
  };
  say();
  document.adoptedStyleSheets.push(sheet);
  addEventListener('beforeprint', say);
}

import { commitmentStatuses, locales } from '#db/vocabulary.ts';

/** What is wrong with a request for open data, as docs/API.md has it. */
export type DataError = {
  code: string;
  parameter?: string;
  /** Of a parameter that is wrong: what it may be. */
  allowed?: string;
  reference?: string;
  symbol?: string;
  on?: string;
  reason?: string;
};

/** What each parameter of the open data may be, for whoever writes the next request. The languages and the keys of a register are said by the answer itself. */
const forms: Readonly<Record<string, string>> = {
  locale: locales.join(', '),
  date: 'a day of the calendar: YYYY-MM-DD',
  since: 'a day of the calendar: YYYY-MM-DD',
  body: 'the key of a body: /api/v1/bodies',
  participant: 'the key of a State or an organization, as KAZ or org:IOM: /api/v1/members',
  year: 'a year or a decade: 2013, 2010s',
  page: 'a number from 1 to that of the last page',
  outcome: 'the slug of an outcome: /api/v1/outcomes',
  status: commitmentStatuses.join(', '),
  actor: 'secretariat, or the key of a State or an organization, as KAZ or org:IOM: /api/v1/members',
  format: 'a format that the text is offered in: docx, pdf, html, akn',
  language: 'the BCP 47 tag of a language of the text',
  path: 'the address of a public page below its language: /conferences/slug',
};

/** Which parameter is wrong, and what it may be; `allowed` where the register says more than its form. */
export const wrongParameter = (
  parameter: string,
  allowed = forms[parameter],
): Pick<DataError, 'parameter' | 'allowed'> => ({ parameter, ...(allowed && { allowed }) });

/** Is this an address of the open data? What is wrong there is said as data. Takes a request's target. */
export const isData = (target: string): boolean => /^\/api\/v1(?=[/?]|$)/.test(target);

/** Does whoever asks want a page to read, as a browser does that follows a link? */
export const wantsPage = (accept: string | null | undefined): boolean => /\btext\/html\b/.test(accept ?? '');

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string) => text.replace(/[&<>"]/g, (mark) => escaped[mark] ?? mark);

/** An error in the form that the address is asked for in: XML of a feed, plain text of a calendar, else JSON. */
export function dataError(target: string, error: DataError): { type: string; text: string } {
  const path = target.split('?')[0] ?? '';
  if (path.endsWith('.atom')) {
    const fields = Object.entries(error).map(([name, value]) => `<${name}>${xml(String(value))}</${name}>`);
    return {
      type: 'application/xml; charset=utf-8',
      text: `<?xml version="1.0" encoding="utf-8"?>\n<error>${fields.join('')}</error>\n`,
    };
  }
  if (path.endsWith('.ics')) {
    const words = Object.values(error).join(': ');
    return { type: 'text/plain; charset=utf-8', text: `${words}\n` };
  }
  return { type: 'application/json; charset=utf-8', text: `${JSON.stringify({ error })}\n` };
}

/** What a page of another site may read of an answer, and send with its request. */
export const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Content-Disposition, Content-Language, Link, Retry-After, Warning',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The answer to a browser that asks first what a page of another site may send (a preflight): good for a day. */
export const preflight = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since, Accept, Accept-Language, Content-Type, Range',
  'Access-Control-Max-Age': '86400',
};

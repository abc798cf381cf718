import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** The server that takes the mail, whom it is from, and the host by which the portal names itself. */
export type MailServer = { url: string; from: string; host: string };
export type Letter = { id: string; recipient: string; subject: string; body: string; at: Date };

/**
 * How a sending ended, with the server's own sentence or why it could not be asked. `deferred`: it surely does not have the mail.
 * `unknown`: it was given the mail and ended before it answered, so it may have it.
 */
export type Outcome = { kind: 'accepted' | 'refused' | 'deferred' | 'unknown'; answer: string };

/** Longer than a server takes that works, and shorter than a job's time altogether. */
const usualPatience = { connectionTimeout: 10_000, greetingTimeout: 15_000, dnsTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Gives one mail to the server. Its Message-ID is made of its id, so that a server which has it already can tell. `signal` ends the
 * attempt as long as the server has not been given the mail; from then on only its answer does.
 */
export async function sendMail(
  server: MailServer,
  letter: Letter,
  signal: AbortSignal,
  patience = usualPatience,
): Promise<Outcome> {
  const smtp = new SMTPConnection({ ...connectionOf(server), ...patience });
  let given = false;
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});
  smtp.on('error', ended.reject);
  smtp.on('end', () => ended.reject(new Error('The connection ended.')));
  const giveUp = () => given || ended.reject(new Error('The portal was stopping.'));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    if (signal.aborted) giveUp();
    const { message, envelope } = await composed(server, letter);
    // The connection reads from it when the server has said that it takes the mail, and not before.
    const source = new Readable({
      read() {
        given = true;
        this.push(message);
        this.push(null);
      },
    });
    const talk = converse(smtp, { credentials: credentialsOf(server), envelope, source });
    talk.catch(() => {});
    return { kind: 'accepted', answer: await Promise.race([talk, ended.promise]) };
  } catch (fault) {
    return outcomeOf(fault, given);
  } finally {
    signal.removeEventListener('abort', giveUp);
    smtp.close();
  }
}

type Credentials = { user: string; pass: string } | null;
type Envelope = { from: string; to: string[] };

/** What is said to the server, one after the other; gives its last sentence. */
async function converse(
  smtp: SMTPConnection,
  { credentials, envelope, source }: { credentials: Credentials; envelope: Envelope; source: Readable },
): Promise<string> {
  await new Promise<void>((resolve, reject) => smtp.connect((fault) => (fault ? reject(fault) : resolve())));
  // The last that it said is what it can do. Given the address all the same, it may deliver to another, or to nobody (RFC 6531, 3.2).
  const isAscii = [envelope.from, ...envelope.to].every((address) => /^[\x20-\x7e]*$/.test(address));
  if (!isAscii && !/^250[ -]SMTPUTF8\b/im.test(smtp.lastServerResponse || '')) throw new NotForServer();
  if (credentials)
    await new Promise<void>((resolve, reject) =>
      smtp.login(credentials, (fault) => (fault ? reject(new NotLetIn(fault)) : resolve())),
    );
  return new Promise((resolve, reject) =>
    smtp.send(envelope, source, (fault, info) => (fault ? reject(fault) : resolve(info?.response ?? ''))),
  );
}

/** The mail is none that this server can take, now or later: a person decides what becomes of it. */
class NotForServer extends Error {
  constructor() {
    super(
      'The portal did not give it to the server: the address has letters beyond ASCII before the “@”, and the server does not offer SMTPUTF8 (RFC 6531), which mail to such an address needs.',
    );
  }
}

/** The server knows the portal's name or password not: which is no refusal of the mail. */
class NotLetIn extends Error {
  constructor(cause: Error) {
    super(cause.message);
  }
}

function outcomeOf(fault: unknown, given: boolean): Outcome {
  const answer = (fault instanceof Error ? fault.message : String(fault)).replaceAll(/\s+/g, ' ').slice(0, 500);
  if (fault instanceof NotForServer) return { kind: 'refused', answer };
  const code = isObject(fault) && typeof fault.responseCode === 'number' ? fault.responseCode : null;
  const command = isObject(fault) && typeof fault.command === 'string' ? fault.command : '';
  const isAboutMail = given || /^(MAIL FROM|RCPT TO|DATA|API)$/.test(command);
  if (code !== null && code >= 500 && isAboutMail) return { kind: 'refused', answer };
  if (code !== null && code >= 400) return { kind: 'deferred', answer };
  return { kind: given ? 'unknown' : 'deferred', answer };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function connectionOf({ url, host }: MailServer) {
  const { protocol, hostname, port, username } = new URL(url);
  const secure = protocol === 'smtps:';
  const near = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !near && username !== '', // a password crosses the network under TLS only
    name: host,
  };
}

function credentialsOf({ url }: MailServer): Credentials {
  const { username, password } = new URL(url);
  return username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : null;
}

/** The mail as it goes over the wire: plain text, and the same as simple HTML. */
async function composed({ from }: MailServer, { id, recipient, subject, body, at }: Letter) {
  const node = new MailComposer({
    from,
    to: { name: '', address: recipient },
    subject,
    text: body,
    html: htmlOf(body),
    date: at,
    messageId: `<${id}@${domainOf(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = node.getEnvelope();
  return { message: await node.build(), envelope: { from: String(envelope.from || ''), to: envelope.to } };
}

const domainOf = (from: string): string => /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as HTML: a paragraph for each, its lines kept, addresses of the web as links. */
export function htmlOf(text: string): string {
  const escaped = text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
  const linked = escaped.replaceAll(
    /https?:\/\/[^\s&]*[^\s&.,;:]/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
  const paragraphs = linked.split(/\n{2,}/).map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><meta charset="utf-8">${paragraphs.join('\n')}`;
}

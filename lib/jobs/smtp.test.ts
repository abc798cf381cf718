import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { mailServer } from '#bin/test/mail-server.ts';
import { recipient } from '#lib/jobs/outbox.ts';
import { htmlOf, type Letter, sendMail } from '#lib/jobs/smtp.ts';

const letter: Letter = {
  id: 'b3f1c9de-0000-4000-8000-000000000001',
  recipient: 'person@post.test',
  subject: 'AP: ваши данные для входа обновлены',
  body: 'Имя Фамилия,\n\nстрока <b> & "кавычки"\n.\nhttp://localhost:3000/ru/portal.',
  at: new Date('2026-01-02T03:04:05Z'),
};
const short = { connectionTimeout: 500, greetingTimeout: 500, dnsTimeout: 500, socketTimeout: 500 };
const never = new AbortController().signal;

/** What a server says at each point of the conversation; null says nothing, 'end' ends the connection. */
type Script = Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'message', string | null>>;

/** A server that follows a script to the letter, as no well-behaved one would. Gives its address and the mails it was given. */
async function scripted(script: Script, onMessage: () => void = () => {}): Promise<{ port: number; given: string[] }> {
  const says = {
    greeting: '220 here',
    EHLO: '250-here\r\n250 AUTH PLAIN',
    AUTH: '235 in',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go',
    message: '250 taken',
    ...script,
  };
  const given: string[] = [];
  const answer = (socket: Socket, point: keyof Script) => {
    const said = says[point];
    if (said === 'end') socket.destroy();
    else if (said !== null) socket.write(`${said}\r\n`);
  };
  const server = createServer((socket) => {
    let message: string | null = null;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (message !== null && line !== '.') message += `${line}\n`;
        else if (message !== null) {
          given.push(message);
          message = null;
          onMessage();
          answer(socket, 'message');
        } else {
          const word = line.slice(0, 4).toUpperCase();
          if (word === 'DATA' && says.DATA?.startsWith('3')) message = '';
          if (word === 'EHLO' || word === 'AUTH' || word === 'MAIL' || word === 'RCPT' || word === 'DATA')
            answer(socket, word);
        }
      }
    });
    answer(socket, 'greeting');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, given };
}

const at = (port: number) => ({
  url: `smtp://portal:secret@127.0.0.1:${port}`,
  from: 'Portal <portal@post.test>',
  host: 'localhost',
});

test.each<[string, Script, string, number]>([
  ['takes it', {}, 'accepted', 1],
  ['says twice that it takes it', { message: '250 taken\r\n250 taken' }, 'accepted', 1],
  ['refuses the sender', { MAIL: '550 not you' }, 'refused', 0],
  ['refuses the recipient', { RCPT: '550 5.1.1 no such person' }, 'refused', 0],
  ['defers the recipient', { RCPT: '451 later' }, 'deferred', 0],
  ['refuses the mail before it has it', { DATA: '554 no' }, 'refused', 0],
  ['refuses the mail when it has it', { message: '554 spam' }, 'refused', 1],
  ['defers the mail when it has it', { message: '452 full' }, 'deferred', 1],
  ['does not let the portal in', { AUTH: '535 wrong password' }, 'deferred', 0],
  ['is no mail server', { greeting: '554 go away' }, 'deferred', 0],
  ['never greets', { greeting: null }, 'deferred', 0],
  ['never answers the recipient', { RCPT: null }, 'deferred', 0],
  ['ends before it takes the mail', { DATA: 'end' }, 'deferred', 0],
  ['ends when it has the mail, and says nothing', { message: 'end' }, 'unknown', 1],
  ['never answers when it has the mail', { message: null }, 'unknown', 1],
])('a server that %s', async (_what, script, kind, times) => {
  const { port, given } = await scripted(script);
  const outcome = await sendMail(at(port), letter, never, short);
  expect([outcome.kind, given.length]).toEqual([kind, times]);
  expect(outcome.answer).toMatch(/\w/);
  expect(outcome.answer).not.toContain('secret');
});

test('an address with letters of another script before the @ is given to a server that takes such, and to no other', async () => {
  const international = { ...letter, recipient: 'имя@xn--80aealotwbjpid2k.xn--p1ai' };
  const old = await scripted({});
  const refused = await sendMail(at(old.port), international, never, short);
  expect([refused.kind, old.given.length]).toEqual(['refused', 0]);
  expect(refused.answer).toContain('does not offer SMTPUTF8');
  const able = await scripted({ EHLO: '250-here\r\n250-SMTPUTF8\r\n250 AUTH PLAIN' });
  expect((await sendMail(at(able.port), international, never, short)).kind).toBe('accepted');
  expect(able.given).toHaveLength(1);
});

test('a server that is not there', async () => {
  const { port } = await scripted({});
  expect((await sendMail(at(port === 1 ? 2 : 1), letter, never, short)).kind).toBe('deferred');
});

test('a portal that stops gives up before the server has the mail, and waits for its answer after', async () => {
  const silent = await scripted({ greeting: null });
  const stopping = new AbortController();
  const sending = sendMail(at(silent.port), letter, stopping.signal);
  stopping.abort();
  expect((await sending).kind).toBe('deferred');
  const late = new AbortController();
  const { port, given } = await scripted({}, () => late.abort());
  expect((await sendMail(at(port), letter, late.signal)).kind).toBe('accepted');
  expect([given.length, late.signal.aborted]).toEqual([1, true]);
});

test('a mail arrives whole: headers encoded, the text as it was, the same as HTML, one recipient, known by its id', async () => {
  const server = await mailServer();
  onTestFinished(server.close);
  expect((await sendMail({ ...at(0), url: server.url }, letter, never)).kind).toBe('accepted');
  const [mail] = server.received;
  expect(mail?.recipients).toEqual(['person@post.test']);
  const head = mail?.source.split('\r\n\r\n')[0] ?? '';
  expect(head).toMatch(new RegExp(`^Message-ID: <${letter.id}@post\\.test>\\r?$`, 'm'));
  expect(head).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(head).toMatch(/^Date: Fri, 02 Jan 2026 03:04:05 \+0000\r?$/m);
  expect(head).toMatch(/^[\t\r\n -~]*$/);
  expect(mail?.subject).toBe(letter.subject);
  expect(mail?.text).toBe(letter.body);
  expect(mail?.html).toBe(htmlOf(letter.body));
  expect(mail?.html).toContain('строка &lt;b&gt; &amp; &quot;кавычки&quot;');
  expect(mail?.html).toContain('<a href="http://localhost:3000/ru/portal">http://localhost:3000/ru/portal</a>.');
});

test.each([
  'a@post.test, b@post.test',
  'a@post.test\r\nBcc: b@post.test',
  'Name <a@post.test>',
  'a@b@post.test',
  '"a b"@post.test',
  'a;b@post.test',
  'group:a@post.test;',
  '@post.test',
  '',
])('%j is not one address', (address) => {
  expect(recipient.safeParse(address).success).toBe(false);
});

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Received = {
  recipients: string[];
  source: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
};

/** A real SMTP server on loopback: its address, what it was given, and what ends it. `options` says how it answers. */
export async function mailServer({ port = 0, ...options }: SMTPServerOptions & { port?: number } = {}): Promise<{
  url: string;
  port: number;
  received: Received[];
  close: () => Promise<void>;
}> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ recipients, ...readMail(Buffer.concat(chunks).toString()) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {}); // a client that was killed
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, received, close };
}

/** Reads of a mail what tests ask: enough MIME for what the portal sends, and no more. */
function readMail(source: string): Omit<Received, 'recipients'> {
  const [head = ''] = source.split('\r\n\r\n');
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? '';
  const part = (type: string) => {
    const found = new RegExp(`Content-Type: text/${type}[^]*?\\r\\n\\r\\n([^]*?)\\r\\n--`).exec(source);
    const encoding = /Content-Transfer-Encoding: ([\w-]+)/i.exec(found?.[0] ?? '')?.[1];
    return decode(found?.[1] ?? '', encoding);
  };
  const word = (_whole: string, how: string, text: string) =>
    how === 'B' ? Buffer.from(text, 'base64').toString() : decode(text.replaceAll('_', ' '), 'quoted-printable');
  const subject = header('Subject')
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, word);
  return {
    source,
    messageId: header('Message-ID'),
    subject,
    text: part('plain').replaceAll('\r\n', '\n'),
    html: part('html').replaceAll('\r\n', '\n'),
  };
}

function decode(text: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  if (encoding !== 'quoted-printable') return text;
  const joined = text.replaceAll('=\r\n', '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}

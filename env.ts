import { BlockList, isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** A configured value that is wrong or missing, in one sentence that says which and why. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const whole = (least: number, most: number) =>
  z.string().transform((text, context) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    context.addIssue(`must be a whole number from ${least} to ${most}`);
    return z.NEVER;
  });

const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), {
  error: 'must be an address of the form postgres://user:password@host:port/database',
});

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.hash}` === '/' && !url.username) {
    return url.origin;
  }
  context.addIssue('must be an address of the form https://portal.example, with nothing after the host and port');
  return z.NEVER;
});

const mailServer = z.string().refine((text) => /^smtps?:\/\/./.test(text) && !!URL.parse(text)?.hostname, {
  error: 'must be an address of the form smtp://user:password@host:587, or smtps:// for TLS from the first byte',
});

/** An address as mail has it, alone or as `Name <address>`. */
const sender = z.string().regex(/^(?:[^\p{Cc}<>"]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, {
  error: 'must be one address, such as portal@secretariat.example or Secretariat <portal@secretariat.example>',
});

/** 'loopback', addresses and ranges, with a comma between. */
const addresses = z
  .string()
  .default('loopback')
  .transform((text, context) => {
    const list = new BlockList();
    for (const one of text.split(',').map((part) => part.trim())) {
      const [address = '', bits, ...more] = one.split('/');
      const version = isIP(address);
      const most = version === 4 ? 32 : 128;
      const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
      if (one === 'loopback') {
        list.addSubnet('127.0.0.0', 8, 'ipv4');
        list.addAddress('::1', 'ipv6');
      } else if (version === 0 || !isRange || more.length > 0) {
        context.addIssue("must be 'loopback', addresses and ranges with a comma between, such as 10.0.0.5, fd00::/8");
        return z.NEVER;
      } else list.addSubnet(address, bits === undefined ? most : Number(bits), version === 4 ? 'ipv4' : 'ipv6');
    }
    return list;
  });
/** Where a service listens: the path of a Unix socket, or a host and a port. */
const listener = z.string().transform((text, context) => {
  if (/^\/[^\0]+$/.test(text)) return { path: text };
  const [, host = '', port = ''] = /^([\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (host && Number(port) > 0 && Number(port) < 65_536)
    return { host: host.replace(/[[\]]/g, ''), port: Number(port) };
  context.addIssue('must be the path of a Unix socket, or an address of the form host:port');
  return z.NEVER;
});

const schema = z.object({
  /** The owner's address of the register: migrations and roles. Unset: an embedded PostgreSQL under DATA_DIR. */
  DATABASE_URL: postgresUrl.optional(),
  /** The address of the role that the portal itself connects as, which owns nothing. bin/start makes it from the owner's. */
  DATABASE_APP_URL: postgresUrl.optional(),
  /**
   * What the portal's own keys are derived from: for sealing the secrets of second factors, for what marks a known device and a
   * checkpoint of the record, and the password of the role that owns nothing. bin/start makes one and keeps it in DATA_DIR/secret.
   */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Where files, the embedded PostgreSQL, the secret and the logs are kept. */
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  PORT: whole(1, 65_535).default(3000),
  /** The address listened on. Unset: this machine only (127.0.0.1 and ::1); 0.0.0.0 or :: opens it to the network. */
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a host name of this machine')
    .optional(),
  /** The address people use, without a path: links, cookies and the check of origins go by it. */
  PORTAL_URL: origin.optional(),
  /** The reverse proxies before the portal: theirs is the word on who asks (X-Forwarded-For), and nobody else's. */
  TRUSTED_PROXY: addresses,
  UPLOAD_LIMIT_MB: whole(1, 500).default(50),
  /** The virus scanner, ClamAV's clamd. Set: a file is stored and served only when it is found clean. Unset: none is asked. */
  CLAMD: listener.optional(),
  /** The process file that an empty register is loaded from. */
  PROCESS_FILE: z
    .string()
    .default('db/seed/almaty-process.json')
    .transform((path) => resolve(path)),
  /** How long a public page may be held, in milliseconds from the moment its render began. */
  PUBLIC_HOLD_MS: whole(0, 1000).default(1000),
  /** The server that takes the portal's mail. Unset: nothing leaves, and staff see what would go. */
  MAIL_URL: mailServer.optional(),
  /** Whom the portal's mail is from; needed with MAIL_URL. */
  MAIL_FROM: sender.optional(),
  /** Where waiting jobs are done: in the server's process, or by `npm run worker` beside it. */
  WORKER: z.enum(['inside', 'beside'], { error: 'must be "inside" or "beside"' }).default('inside'),
  /** How many processes serve. One takes one core; more than four are seldom of use, and each has its memory. */
  SERVERS: whole(1, 64).default(Math.min(4, availableParallelism())),
  /** How many connections one process may open. More than twice the cores, all processes together, make PostgreSQL slower, not faster. */
  DATABASE_POOL: whole(1, 200).optional(),
});

type Parsed = z.infer<typeof schema>;
export type Settings = Parsed & { PORTAL_URL: string; DATABASE_POOL: number };
type Provided = 'DATABASE_URL' | 'DATABASE_APP_URL' | 'AUTH_SECRET';
export type Environment = Omit<Settings, Provided> & { readonly [name in Provided]: string };

/** Values that may hold a password are not repeated in a message. */
const secrets = /^(DATABASE_|AUTH_|MAIL_URL)/;

/**
 * Checks all that is configured; what bin/start provides may still be missing. An empty value counts as unset.
 * Takes the environment's variables; refuses a wrong value with a ConfigurationError.
 */
export function settings(source: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, source[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const { MAIL_URL, MAIL_FROM, PORTAL_URL, PORT, SERVERS, DATABASE_POOL } = parsed.data;
    if (MAIL_URL && !MAIL_FROM) throw new ConfigurationError('MAIL_FROM is not set, and MAIL_URL needs it.');
    return {
      ...parsed.data,
      PORTAL_URL: PORTAL_URL ?? `http://localhost:${PORT}`,
      DATABASE_POOL: DATABASE_POOL ?? Math.min(16, Math.max(4, Math.ceil((2 * availableParallelism()) / SERVERS))),
    };
  }
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0]);
  const shown = secrets.test(name) ? '' : `, and is "${given[name]}"`;
  throw new ConfigurationError(`${name} ${issue?.message}${shown}.`);
}

let known: Environment | undefined;

/**
 * The configuration, read and checked once. DATABASE_URL, DATABASE_APP_URL and AUTH_SECRET are refused where they are read
 * and missing, since not every process may have each: the one that serves does not know the owner's address.
 */
export function env(): Environment {
  if (known) return known;
  const read = settings();
  const must = (name: Provided): string => {
    const value = read[name];
    if (value) return value;
    throw new ConfigurationError(`${name} is not set, and this process needs it; \`npm start\` sets it.`);
  };
  known = {
    ...read,
    get DATABASE_URL() {
      return must('DATABASE_URL');
    },
    get DATABASE_APP_URL() {
      return must('DATABASE_APP_URL');
    },
    get AUTH_SECRET() {
      return must('AUTH_SECRET');
    },
  };
  return known;
}

/** Sets what bin/start, the tools and the tests provide, in this process and its children; env() is read anew after it. */
export function provide(values: Partial<Record<Provided, string>>): void {
  Object.assign(process.env, values);
  known = undefined;
}

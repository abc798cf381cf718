import { availableParallelism } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { ConfigurationError, env, provide, settings } from '#env.ts';

const untouched = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in untouched)) delete process.env[name];
  provide(Object.fromEntries(Object.entries(untouched)));
});

test('nothing need be configured', () => {
  expect(settings({})).toMatchObject({
    PORT: 3000,
    PORTAL_URL: 'http://localhost:3000',
    UPLOAD_LIMIT_MB: 50,
    PUBLIC_HOLD_MS: 1000,
    SERVERS: Math.min(4, availableParallelism()),
    DATABASE_POOL: expect.toSatisfy((size: number) => size >= 4 && size <= 16),
    DATABASE_URL: undefined,
    MAIL_URL: undefined,
    WORKER: 'inside',
  });
  expect(settings({ PORT: '4000', HOST: ' ' })).toMatchObject({ PORTAL_URL: 'http://localhost:4000', HOST: undefined });
  expect(settings({ DATA_DIR: 'somewhere' }).DATA_DIR).toMatch(/^\/.+\/somewhere$/);
  expect(settings({ CLAMD: '/run/clamav/clamd.ctl' }).CLAMD).toEqual({ path: '/run/clamav/clamd.ctl' });
  expect(settings({ CLAMD: 'scanner.internal:3310' }).CLAMD).toEqual({ host: 'scanner.internal', port: 3310 });
  expect(settings({ CLAMD: '[::1]:3310' }).CLAMD).toEqual({ host: '::1', port: 3310 });
  expect(settings({ PORTAL_URL: 'https://Portal.example/' }).PORTAL_URL).toBe('https://portal.example');
});

test.each([
  [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, and is "0".'],
  [{ PORT: '3e3' }, 'PORT must be a whole number from 1 to 65535, and is "3e3".'],
  [{ PUBLIC_HOLD_MS: '1001' }, 'PUBLIC_HOLD_MS must be a whole number from 0 to 1000, and is "1001".'],
  [
    { PORTAL_URL: 'https://portal.example/en' },
    'PORTAL_URL must be an address of the form https://portal.example, with nothing after the host and port, and is "https://portal.example/en".',
  ],
  [{ HOST: 'a b' }, 'HOST must be an address or a host name of this machine, and is "a b".'],
  [{ AUTH_SECRET: 'too short' }, 'AUTH_SECRET must have at least 32 characters.'],
  [
    { DATABASE_URL: 'mysql://user:secret@host/register' },
    'DATABASE_URL must be an address of the form postgres://user:password@host:port/database.',
  ],
  [
    { MAIL_URL: 'https://user:secret@host', MAIL_FROM: 'portal@post.test' },
    'MAIL_URL must be an address of the form smtp://user:password@host:587, or smtps:// for TLS from the first byte.',
  ],
  [{ MAIL_URL: 'smtp://user:secret@host:587' }, 'MAIL_FROM is not set, and MAIL_URL needs it.'],
  [
    { MAIL_FROM: 'a@post.test, b@post.test' },
    'MAIL_FROM must be one address, such as portal@secretariat.example or Secretariat <portal@secretariat.example>, and is "a@post.test, b@post.test".',
  ],
  [{ WORKER: 'outside' }, 'WORKER must be "inside" or "beside", and is "outside".'],
])('a wrong value is refused in one sentence that says which and why, and repeats no secret: %j', (given, sentence) => {
  expect(() => settings(given)).toThrow(new ConfigurationError(sentence));
});

test.each(['scanner', 'scanner:0', 'scanner:70000', 'a b:1', '::1:3310', 'run/socket'])(
  'a scanner listens nowhere like %s',
  (CLAMD) => {
    expect(() => settings({ CLAMD })).toThrow(
      new ConfigurationError(
        `CLAMD must be the path of a Unix socket, or an address of the form host:port, and is "${CLAMD}".`,
      ),
    );
  },
);

test('what a process needs and lacks is refused where it is read, and what is provided is there at once', () => {
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'AUTH_SECRET']) delete process.env[name];
  provide({});
  expect(env().PORT).toBe(3000);
  expect(() => env().DATABASE_APP_URL).toThrow(/^DATABASE_APP_URL is not set, and this process needs it/);
  provide({ DATABASE_APP_URL: 'postgres://portal_app@host/register' });
  expect(env().DATABASE_APP_URL).toBe('postgres://portal_app@host/register');
});

import { expect, test } from 'vitest';
import { browserKind, isCodeRefused, throttle, waitOf } from '#lib/account/rules.ts';

const { perSource, perAccount, thenSeconds, codes, codesADay } = throttle;
const none = { ofSource: 0, sinceSource: 0, ofAccount: 0, sinceAccount: 0 };

test('the first ten of a source and the first hundred of an account wait for nothing; then one a minute does', () => {
  expect(waitOf(none, false)).toBe(0);
  expect(waitOf({ ...none, ofSource: perSource - 1, ofAccount: perAccount - 1 }, false)).toBe(0);
  expect(waitOf({ ...none, ofSource: perSource, sinceSource: 10 }, false)).toBe(thenSeconds - 10);
  expect(waitOf({ ...none, ofSource: perSource, sinceSource: thenSeconds }, false)).toBe(0);
  expect(waitOf({ ...none, ofAccount: perAccount, sinceAccount: 0.2 }, false)).toBe(thenSeconds);
  expect(
    waitOf({ ...none, ofSource: perSource, sinceSource: 50, ofAccount: perAccount, sinceAccount: 20 }, false),
  ).toBe(thenSeconds - 20);
});

test('a known device waits for its own tries and for no stranger’s', () => {
  expect(waitOf({ ...none, ofAccount: perAccount * 10 }, true)).toBe(0);
  expect(waitOf({ ...none, ofSource: perSource, ofAccount: perAccount * 10 }, true)).toBe(thenSeconds);
});

test('codes are refused from the bound on, of the quarter or of the day', () => {
  expect(isCodeRefused({ quarter: codes - 1, day: codesADay - 1 })).toBe(false);
  expect(isCodeRefused({ quarter: codes, day: codes })).toBe(true);
  expect(isCodeRefused({ quarter: 0, day: codesADay })).toBe(true);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
    'Chrome, Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/138.0 YaBrowser/25.8 Safari/537.36',
    'Yandex Browser, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    'Safari, macOS',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8.5.0', null],
  ['', null],
])('%s is %s', (agent, kind) => expect(browserKind(agent)).toBe(kind));

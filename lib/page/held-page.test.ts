import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Holding, holdPages, NothingHeld, type Rendered } from '#lib/page/held-page.ts';

const html = (text: string): Rendered => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: Buffer.from(`<!DOCTYPE html><html><head></head><body><main>${text}</main></body></html>`),
  passed: {},
});

/** Holds pages that say which render made them, over a clock that stands still until it is told otherwise. */
function held(changes: Partial<Holding> = {}) {
  const clock = { at: 0 };
  const renders: string[] = [];
  const faults: unknown[] = [];
  const pages = holdPages({
    render: async (address) => {
      renders.push(address);
      return html(`render ${renders.length}`);
    },
    notice: (_address, asOf) => `<p role="status">as of ${asOf.toISOString()}</p>`,
    onFault: (_address, fault) => `F-${faults.push(fault)}`,
    holdMs: 1000,
    maxBytes: 10_000_000,
    now: () => clock.at,
    ...changes,
  });
  const text = async (address = '/en') => /<main>(.*)<\/main>/.exec((await pages.get(address)).body.toString())?.[1];
  return { pages, clock, renders, faults, text };
}

test('a page is held for a second from the moment its render began, and no longer', async () => {
  const { pages, clock, text } = held();
  expect(await text()).toBe('render 1');
  clock.at = 999;
  expect(await text()).toBe('render 1');
  expect(pages.live('/en')).toBeDefined();
  clock.at = 1000;
  expect(pages.live('/en')).toBeUndefined();
  expect(await text()).toBe('render 2');
});

test('the time that a render takes counts: nobody gets what began more than a second before they asked', async () => {
  let finish = () => {};
  let renders = 0;
  const { clock, text } = held({
    render: async () => {
      renders += 1;
      const mine = renders;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return html(`render ${mine}`);
    },
  });
  const first = text();
  clock.at = 900;
  const joined = text();
  clock.at = 1500;
  const late = [text(), text()];
  finish();
  expect(await first).toBe('render 1');
  expect(await joined).toBe('render 1');
  await wait(1);
  finish();
  expect(await Promise.all(late)).toEqual(['render 2', 'render 2']);
  expect(renders).toBe(2);
});

test('one render of an address is under way at a time, and other addresses do not wait for it', async () => {
  const { renders, text } = held();
  const asked = await Promise.all([...Array(50).keys()].map((i) => text(i % 2 ? '/en' : '/ru')));
  expect(new Set(asked).size).toBe(2);
  expect(renders.sort()).toEqual(['/en', '/ru']);
});

test('so many renders run at one time and the others wait; too many are turned away', async () => {
  let running = 0;
  let most = 0;
  const { pages, faults } = held({
    maxRenders: 3,
    render: async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(1);
      running -= 1;
      return html('x');
    },
  });
  const asked = await Promise.allSettled([...Array(600).keys()].map((i) => pages.get(`/en/${i}`)));
  expect(most).toBe(3);
  expect(asked.filter(({ status }) => status === 'rejected')).toHaveLength(600 - 512 - 3);
  expect(faults).toHaveLength(0);
});

test('when a render fails the last good bytes are given, with the notice, and again without once it succeeds', async () => {
  let away = false;
  let renders = 0;
  const { pages, clock, faults } = held({
    render: async () => {
      renders += 1;
      if (away) throw new Error('away');
      return html('good');
    },
  });
  const good = await pages.get('/en');
  away = true;
  clock.at = 2000;
  const stale = await pages.get('/en');
  expect(stale.good).toBe(good);
  expect(stale.asOf).toEqual(good.asOf);
  expect(stale.body.toString()).toContain(`<p role="status">as of ${good.asOf.toISOString()}</p><main>good</main>`);
  expect(await pages.get('/en')).toBe(stale); // one attempt a second
  clock.at = 4000;
  expect((await pages.get('/en')).body.toString().match(/role="status"/g)).toHaveLength(1);
  expect(renders).toBe(3);
  expect(faults).toHaveLength(2);
  away = false;
  clock.at = 6000;
  expect((await pages.get('/en')).good).toBeNull();
});

test('an answer of 500, a page that needs script and a render that takes too long are failures too', async () => {
  const failures: Holding['render'][] = [
    async () => ({ ...html('x'), status: 500 }),
    async () => ({ ...html('<!--$?-->'), status: 200 }),
    () => new Promise(() => {}),
  ];
  for (const render of failures) {
    const { pages } = held({ render, patienceMs: 20 });
    const refusal = await pages.get('/en').catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(NothingHeld);
    expect(refusal).toMatchObject({ reference: 'F-1' });
  }
});

test('a register that was away keeps nobody waiting long', async () => {
  let slow = false;
  const { pages, clock } = held({
    patienceMs: 40,
    render: async () => {
      if (slow) return new Promise(() => {});
      return html('good');
    },
  });
  await pages.get('/en');
  slow = true;
  clock.at = 2000;
  const stale = await pages.get('/en');
  clock.at = 4000;
  expect(await pages.get('/en')).toMatchObject({ good: stale.good });
});

test('errors are passed on but not held, unless they are the answer to many addresses', async () => {
  const asked: string[] = [];
  const { pages } = held({
    isAnswer: (address) => address === '/en/missing',
    render: async (address) => {
      asked.push(address);
      return { ...html('none'), status: 404 };
    },
  });
  for (const address of ['/en/a', '/en/a', '/en/missing', '/en/missing']) {
    expect((await pages.get(address)).status).toBe(404);
  }
  expect(asked).toEqual(['/en/a', '/en/a', '/en/missing']);
  expect(pages.size().addresses).toBe(1);
});

test('what is held is bounded in bytes, whatever is asked for', async () => {
  const { pages } = held({ maxBytes: 200_000, render: async () => html('x'.repeat(5000)) });
  for (let i = 0; i < 100; i += 1) await pages.get(`/en/${i}`);
  expect(pages.size().bytes).toBeLessThanOrEqual(200_000);
  expect(pages.size().addresses).toBeGreaterThan(5);
  expect(pages.live('/en/99')).toBeDefined();
  expect(pages.live('/en/0')).toBeUndefined();
});

test('whoever asks for many addresses with a query drives out none without', async () => {
  const { pages } = held({ maxBytes: 200_000, render: async () => html('x'.repeat(5000)) });
  await pages.get('/en/members');
  for (let i = 0; i < 100; i += 1) await pages.get(`/en?q=${i}`);
  expect(pages.live('/en/members')).toBeDefined();
  expect(pages.live('/en?q=99')).toBeDefined();
  expect(pages.live('/en?q=0')).toBeUndefined();
  expect(pages.size().bytes).toBeLessThanOrEqual(200_000);
});

test('a page that says it has a status goes out with it, does not say so any more, and is not held', async () => {
  let renders = 0;
  const { pages } = held({
    render: async () => {
      renders += 1;
      const body = '<!DOCTYPE html><html><body><main id="main" data-status="400">&lt;main data-status="500"&gt;</main>';
      return { ...html(''), body: Buffer.from(body) };
    },
  });
  const page = await pages.get('/en/members?date=garbage');
  expect(page.status).toBe(400);
  expect(page.body.toString()).toContain('<main id="main">&lt;main data-status="500"&gt;</main>');
  await pages.get('/en/members?date=garbage');
  expect(renders).toBe(2);
  expect(pages.size().addresses).toBe(0);
});

test('nothing is held at all when it may be held for no time', async () => {
  const { pages, clock, text } = held({ holdMs: 0 });
  expect(await text()).toBe('render 1');
  expect(pages.live('/en')).toBeUndefined();
  clock.at = 0.1;
  expect(await text()).toBe('render 2');
});

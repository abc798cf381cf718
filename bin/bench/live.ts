import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Add, round } from '#bin/bench/figures.ts';
import { circulatedText, openedRound, paragraphOf } from '#bin/test/text.ts';
import { actorFor, value } from '#bin/test/world.ts';
import { closeDatabase } from '#db/client.ts';
import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';

const changes = 10;
/** A view that is not open by then, or has not heard of a change by then, is lost. */
const longestOpening = 60_000;
const longest = 10_000;

/** A text that somebody has open: when it heard of a change last, and whether its stream is there still. */
type View = { heardAt: number; open: boolean; why: string; close: () => void };

/** Opens the stream of a text as the browser of a delegate does, over a connection of its own; resolves at its first event, or without it. */
function openView(url: string, cookie: string): Promise<View> {
  const view: View = { heardAt: 0, open: false, why: '', close: () => {} };
  return new Promise((resolve) => {
    const end = (why: string) => {
      view.open = false;
      view.why ||= why;
      resolve(view);
    };
    const asked = request(url, { agent: false, headers: { cookie, accept: 'text/event-stream' } }, (answer) => {
      if (answer.statusCode !== 200) end(`status ${answer.statusCode}`);
      let unread = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        const events = `${unread}${chunk}`.split('\n\n');
        unread = events.pop() ?? '';
        if (events.includes('data: changed')) view.heardAt = performance.now();
        if (!events.some((event) => event.startsWith('data: '))) return;
        view.open = true;
        resolve(view);
      });
      answer.on('error', ({ message }) => end(message)).on('close', () => end('the stream ended'));
    });
    view.close = () => asked.destroy();
    asked.on('error', ({ message }) => end(message)).end();
    setTimeout(() => view.open || asked.destroy(new Error('no stream in time')), longestOpening).unref();
  });
}

/** Three hundred delegates have a text open, proposals are submitted on it, and each of the delegates' views hears of each of them. */
export async function liveFigures(add: Add, origin: string, delegates: readonly string[]): Promise<void> {
  const views: View[] = [];
  try {
    const staff = await actorFor('secretariat');
    const head = await actorFor('head-of-delegation', { iso3: 'KAZ' });
    const delegation = head.participant ?? '';
    const text = await circulatedText(staff, {}, { ordinal: '70', title: { en: 'A conference on a text' } });
    await openedRound(staff, text);
    const { id: paragraphId } = await paragraphOf(text.id, 'Ask the');
    const began = performance.now();
    const address = `${origin}/api/live/${text.id}`;
    views.push(...(await Promise.all(delegates.map((cookie) => openView(address, cookie)))));
    const opening = performance.now() - began;
    const times: number[] = [];
    for (let change = 0; change < changes; change += 1) {
      const words = { en: `Ask the Secretariat to report to the Chair, for the ${change + 2}th time.` };
      const draft = { delegation, textId: text.id, language: 'en', kind: 'replace', paragraphId, words } as const;
      const { id } = value(await saveProposalDraft(head, draft));
      await wait(500);
      // From when the act begins, so that its own time is in it.
      const sent = performance.now();
      value(await submitProposal(head, { delegation, id, expectedVersion: 1 }));
      const listening = views.filter(({ open }) => open);
      const isHeard = ({ heardAt }: View) => heardAt > sent;
      while (!listening.every((one) => isHeard(one) || !one.open) && performance.now() - sent < longest) await wait(5);
      const heard = listening.filter(isHeard);
      times.push(...heard.map(({ heardAt }) => heardAt - sent));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => round(times[Math.floor(times.length * share)] ?? Number.NaN, 1);
    const slowest = times.at(-1) ?? Number.NaN;
    const lost = delegates.length * changes - times.length;
    const why = views.find((one) => one.why)?.why;
    add(`${delegates.length} views of a text opened at once: ms till the last`, Math.round(opening), '', null);
    add(`a proposal heard of by ${delegates.length} open views, ${changes} times: median, ms`, at(0.5), '', null);
    add('the same: p95, ms', at(0.95), '', null);
    add('the same: the longest, ms', round(slowest, 1), '< 1000', slowest < 1000);
    add(`times that a view did not hear of it${why ? ` (${why})` : ''}`, lost, '0', lost === 0);
  } finally {
    for (const { close } of views) close();
    await closeDatabase();
  }
}

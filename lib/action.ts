import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { env } from '#env.ts';
import { currentSession } from '#lib/account/session.ts';
import { forgetTyping, keepRefused } from '#lib/account/typing/commands.ts';
import type { Actor } from '#lib/act/actor.ts';
import type { Act } from '#lib/act/acts.ts';
import type { Command } from '#lib/act/command.ts';
import { isUnreachable } from '#lib/act/conflict.ts';
import {
  datesIn,
  type FormState,
  fieldsNamed,
  refusalOfLength,
  shownCaution,
  text,
  typed,
  word,
  wordsTyped,
} from '#lib/act/form.ts';
import type { Refusal, Result } from '#lib/act/result.ts';
import { carryRefusal } from '#lib/act/unsaid.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { isLocale, type Locale } from '#lib/language/language.ts';
import { anew } from '#lib/page/anew.ts';
import { doneCookie, doneOptions } from '#lib/page/cookie.ts';
import { actionHeader } from '#lib/page/next-internals.ts';
import { forgetFiles, holdFiles, putBackFiles } from '#lib/upload/held.ts';

type Adapter<I, V> = {
  /** Reads the command's input out of the form. */
  input: (form: FormData) => I | Promise<I>;
  /**
   * An act that requires confirmation is rehearsed first: what will be recorded is shown, and asked once more; one that does so
   * 'when-cautioned' only where something about it is unusual.
   */
  requiresConfirmation?: boolean | 'when-cautioned';
  /** What the form calls fields that the input calls otherwise, by the input's names: what is refused of them stands beside the form's own. */
  called?: Readonly<Record<string, string>>;
  /** What is told to have been done, where that is not the act itself: published for later, a release is scheduled. */
  done?: (value: V) => Act;
} & Next<V>;

type Next<V> =
  /** Where the person goes when it is recorded: an address below /{locale}/portal. */
  | { to: (value: V, form: FormData) => string; once?: undefined }
  /** What is shown this once in place of the form, and is in no address, cookie or log. */
  | { once: (value: V, locale: Locale) => Record<string, string>; to?: undefined };

export type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Makes the server action of a command: who asks, what they typed, the refusal in words, and the way on. */
export function action<I, V>(
  command: Command<I, V>,
  { input, to, once, requiresConfirmation = false, called = {}, done = () => command.act }: Adapter<I, V>,
): Action {
  return async (state, sent) => {
    // Both arguments are whatever was sent: an edited request may have anything in their places.
    const form = sent instanceof FormData ? sent : new FormData();
    const turn = Number.isSafeInteger(state?.turn) ? state.turn + 1 : 1;
    const given = text(form, 'locale');
    const locale: Locale = isLocale(given) ? given : 'en';
    const values = typed(form);
    const back = { refused: null, fields: {}, values, dates: datesIn(values, locale), confirm: false, turn };
    const secure = env().PORTAL_URL.startsWith('https:');
    // Sent by its script, a form keeps what was typed; without one it comes back as this page has it.
    const isCut = !(await headers()).has(actionHeader);
    const refused = async (refusal: Refusal, actor?: Actor): Promise<FormState> => {
      await carryRefusal(refusal, secure);
      // A page that has the form no longer shows the words at least; where they cannot be kept, the refusal stands all the same.
      if (actor && isCut) await keepRefused(actor, wordsTyped(form)).catch(() => {});
      const { reading } = refusal;
      // What was read and corrected is asked about where it stands.
      return { ...back, ...word(fieldsNamed(refusal, called), locale), ...(reading && { confirm: true, reading }) };
    };
    if (form.has('back')) return back;
    const judged = await run(command.act, async () => ({
      ok: true,
      value: refusalOfLength(form, command.input, await input(form), isCut),
    }));
    if (!judged.ok) return refused(judged.refusal);
    if (judged.value) return refused(judged.value);
    const found = await run(command.act, async () => ({ ok: true, value: await currentSession() }));
    if (!found.ok) return refused(found.refusal);
    const session = found.value;
    if (!session) return refused({ code: 'signed-out' });
    const { actor } = session;
    const owner = actor.accountId ?? '';
    await putBackFiles(form, owner);
    if (requiresConfirmation && !form.has('confirm')) {
      const rehearsed = await run(command.act, async () => command.rehearse(actor, await input(form)));
      if (!rehearsed.ok) return refused(rehearsed.refusal, actor);
      const cautions = rehearsed.value.map((caution) => shownCaution(caution, locale));
      if (requiresConfirmation === true || cautions.length > 0) {
        const held = await holdFiles(form, owner);
        const { reading } = rehearsed.value.find((caution) => caution.reading) ?? {};
        return { ...back, values: { ...values, ...held }, confirm: true, cautions, ...(reading && { reading }) };
      }
    }
    const result = await run(command.act, async () =>
      command(actor, await input(form), { key: text(form, 'key') || undefined }),
    );
    // Sent by two presses of the button, the first answer, which showed it, was never seen.
    if (!result.ok && once && result.refusal.code === 'sent-twice')
      return refused({ code: 'sent-twice-shown-once' }, actor);
    if (!result.ok) return refused(result.refusal, actor);
    await forgetFiles(form);
    // What was kept while it was typed has done its service.
    if (text(form, 'keep')) await forgetTyping(actor, text(form, 'keep'));
    if (once) return { ...back, values: {}, dates: {}, shown: once(result.value, locale) };
    (await cookies()).set(doneCookie, done(result.value), doneOptions(secure));
    redirect(anew(`/${locale}/portal${to(result.value, form)}`, Date.now().toString(36)));
  };
}

/** What was typed must survive a fault, of the register or of ours: it is a refusal, and the form comes back filled. */
async function run<V>(act: string, work: () => Promise<Result<V>>): Promise<Result<V>> {
  try {
    return await work();
  } catch (fault) {
    if (isUnreachable(fault)) return { ok: false, refusal: { code: 'register-unreachable' } };
    return { ok: false, refusal: { code: 'fault', params: { reference: logFault({ address: `act ${act}`, fault }) } } };
  }
}

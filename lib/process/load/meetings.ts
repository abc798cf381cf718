import type { Tx } from '#db/client.ts';
import type { OutcomeKind } from '#db/vocabulary.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import type { At } from '#lib/process/load/history.ts';
import { bodyKey, cityOf, dateOf, wordsOf } from '#lib/process/load/reference-data.ts';
import { recordClaim } from '#lib/source/commands.ts';

type Meeting = NonNullable<ProcessFile['meetings']>[number];

/** Conferences that were held, with who took part, the claims that differ, and what each adopted. */
export async function loadConferences(
  tx: Tx,
  file: ProcessFile,
  at: At,
): Promise<{ conferences: number; outcomes: number }> {
  const meetings = file.meetings ?? [];
  let outcomes = 0;
  for (const [i, meeting] of meetings.entries()) {
    at(`meetings[${i}]`);
    const from = dateOf(meeting.from);
    const made = await addConference.within(tx, SYSTEM, {
      body: bodyKey(file, meeting.body),
      ordinal: meeting.ordinal ?? null,
      title: wordsOf(file, meeting.title, meeting.titleRu),
      from: from.date,
      fromPrecision: from.precision,
      to: meeting.to ? dateOf(meeting.to).date : '',
      city: meeting.city ? cityOf(file, meeting.city) : null,
      host: meeting.host ?? null,
      mode: meeting.mode ?? null,
      organiser: meeting.organiser ?? null,
      financedBy: meeting.financedBy ?? null,
      support: meeting.support ?? [],
      theme: meeting.theme ?? null,
      note: meeting.note ?? null,
      stage: 'closed',
      source: meeting.source,
      participants: participantsOf(meeting, file),
    });
    await loadClaims(tx, meeting, made.id);
    for (const outcome of outcomesOf(file, meeting)) {
      await publishOutcome.within(tx, SYSTEM, {
        ...outcome,
        conferenceId: made.id,
        source: meeting.source,
        summary: null,
      });
      outcomes++;
    }
  }
  return { conferences: meetings.length, outcomes };
}

function participantsOf(meeting: Meeting, file: ProcessFile) {
  const states = new Set(file.states.map(({ iso3 }) => iso3));
  const named = new Set([...(meeting.participants ?? []), ...(meeting.adoptedBy ?? [])]);
  return [...named].map((name) => ({
    participant: states.has(name) ? name : `org:${name}`,
    tookPart: meeting.participants?.includes(name) ?? false,
    adopted: meeting.adoptedBy?.includes(name) ?? false,
  }));
}

async function loadClaims(tx: Tx, meeting: Meeting, subjectId: string): Promise<void> {
  const claim = { noun: 'conference' as const, subjectId, kind: null };
  for (const field of ['from', 'to'] as const) {
    const said = (meeting.dateClaims ?? []).flatMap(({ [field]: value, source, note = null }) =>
      value ? [{ value, source, note }] : [],
    );
    const own = said.find(({ value, source }) => value === meeting[field] && source === meeting.source);
    for (const one of said) await recordClaim.within(tx, SYSTEM, { ...claim, field, ...one, accepted: one === own });
  }
  if (meeting.ordinal && meeting.ordinalSource)
    await recordClaim.within(tx, SYSTEM, {
      ...claim,
      field: 'ordinal',
      value: `${meeting.ordinal}`,
      source: meeting.ordinalSource,
      accepted: true,
    });
  if (meeting.countedAs) {
    const { body, ordinal, source } = meeting.countedAs;
    await recordClaim.within(tx, SYSTEM, {
      ...claim,
      field: 'counted-as',
      value: `${body} ${ordinal}`,
      source,
      accepted: false,
    });
  }
}

const kinds: readonly [RegExp, OutcomeKind][] = [
  [/d[ée]claration/i, 'declaration'],
  [/action plan|plan d[’']action/i, 'action-plan'],
  [/framework|cadre/i, 'framework'],
  [/modalit/i, 'modalities'],
  [/communiqu/i, 'communique'],
  [/chair.*summary|résumé d.*présiden/i, 'chairs-summary'],
  [/report|rapport/i, 'report'],
  [/d[ée]cision/i, 'decision'],
];

/** “Communique; Operating Modalities; Action Plan (endorsed)”: each is an outcome, what stands in brackets a note. */
function outcomesOf(file: ProcessFile, meeting: Meeting) {
  const adoptedOn = meeting.to ?? meeting.from;
  return (meeting.outcome ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, title = part, note] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(part) ?? [];
      const kind = kinds.find(([form]) => form.test(title))?.[1] ?? 'other';
      return { title: wordsOf(file, title), note: note ?? null, kind, adoptedOn };
    });
}

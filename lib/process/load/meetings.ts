import type { Tx } from '#db/client.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { Refused } from '#lib/act/result.ts';
import { addConference } from '#lib/conference/commands.ts';
import { recordStatement } from '#lib/conference/statement/commands.ts';
import { anyWords } from '#lib/language/words.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { bodyNamed } from '#lib/process/load/body-names.ts';
import { loadCitations } from '#lib/process/load/citations.ts';
import { kindOf, kindsOf, outcomesOf, sharedDate } from '#lib/process/load/outcomes-of.ts';
import { cityOf, dateOf, keyOfParticipant, keysOf, noteOf, saidOf, wordsOf } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';
import { recordClaim } from '#lib/source/commands.ts';

type Meeting = NonNullable<ProcessFile['meetings']>[number];

/** Conferences that were held, with who took part, the claims that differ, what was said there, and what each adopted. `ids` has the id of each, null where it was refused. */
export async function loadConferences(
  step: Step,
  file: ProcessFile,
): Promise<{ conferences: number; outcomes: number; statements: number; ids: (string | null)[] }> {
  const meetings = file.meetings ?? [];
  const pending: Pending[] = [];
  const ids: (string | null)[] = [];
  let statements = 0;
  for (const [i, meeting] of meetings.entries()) {
    const made = await step(`meetings[${i}]`, async (tx) => {
      const from = dateOf(meeting.from);
      const added = await addConference.within(tx, SYSTEM, {
        body: bodyNamed(file, meeting.body) ?? '',
        ordinal: meeting.ordinal ?? null,
        title: wordsOf(file, meeting.title, meeting.titleRu),
        from: from.date,
        fromPrecision: from.precision,
        to: meeting.to ?? '',
        dateNote: saidOf(file, meeting.dateNote),
        inferred: meeting.inferred ?? null,
        opensAt: meeting.opensAt ?? null,
        city: saidOf(file, meeting.place?.city) ?? (meeting.city ? cityOf(file, meeting.city) : null),
        country: saidOf(file, meeting.place?.country),
        hosts: keysOf(file, [...(meeting.host ? [meeting.host] : []), ...(meeting.hosts ?? [])]),
        chairs: keysOf(file, meeting.chairs ?? []),
        observers: keysOf(file, meeting.observers ?? []),
        mode: meeting.mode ?? null,
        venue: saidOf(file, meeting.venue),
        organiser: saidOf(file, meeting.organiser),
        financedBy: saidOf(file, meeting.financedBy),
        support: saidOf(file, meeting.supportedBy ?? meeting.support?.join('\n')),
        theme: saidOf(file, meeting.theme),
        confidentiality: saidOf(file, meeting.confidentiality),
        note: saidOf(file, meeting.note),
        ...stageOf(meeting),
        ownTranslation: meeting.ownTranslation ?? [],
        source: meeting.source,
        participants: participantsOf(meeting, file),
      });
      await loadClaims(tx, meeting, added.id);
      await loadCitations(tx, 'conference', added.id, meeting.sources);
      return added.id;
    });
    ids.push(made);
    if (made) statements += await loadStatements(step, file, { meeting, id: made, at: `meetings[${i}]` });
    if (made)
      for (const [j, said] of outcomesOfMeeting(file, meeting).entries())
        pending.push({ said, meeting: made, path: `meetings[${i}]${meeting.outcomes ? `.outcomes[${j}]` : ''}` });
  }
  const outcomes = pending.length;
  await publishAll(step, pending);
  return { conferences: meetings.length, outcomes, statements, ids };
}

type Made = { meeting: Meeting; id: string; at: string };

/** The statements delivered at a meeting, in the order of the file. */
async function loadStatements(step: Step, file: ProcessFile, { meeting, id, at }: Made): Promise<number> {
  const all = meeting.statements ?? [];
  for (const [j, said] of all.entries())
    await step(`${at}.statements[${j}]`, (tx) =>
      recordStatement.within(tx, SYSTEM, {
        conferenceId: id,
        speaker: wordsOf(file, said.speaker),
        office: wordsOf(file, said.office),
        participant: said.participant === undefined ? '' : keyOfParticipant(file, said.participant),
        onBehalfOf: saidOf(file, said.onBehalfOf),
        gist: saidOf(file, said.gist),
        source: said.source === undefined ? meeting.source : said.source,
        ownTranslation: said.ownTranslation ?? [],
      }),
    );
  return all.length;
}

/** The stage that the file names, or null for the one that the days say. Postponed without the days before, a meeting has no new date yet. */
function stageOf({ status, from, to, postponedFrom = [] }: Meeting) {
  const days = postponedFrom.map((before) => ({
    from: before.from,
    to: before.to ?? '',
    reason: before.reason ?? null,
  }));
  const dateOpen = status === 'postponed' && days.length === 0;
  return { stage: status ?? null, dateOpen, formerDays: dateOpen ? [{ from, to: to ?? '', reason: null }] : days };
}

function participantsOf(meeting: Meeting, file: ProcessFile) {
  const named = new Set([...(meeting.participants ?? []), ...(meeting.adoptedBy ?? [])]);
  return [...named].map((name) => ({
    participant: keyOfParticipant(file, name),
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

/** What a meeting adopted: each as the file has it in full, or else by the titles of `outcome`, parted by semicolons. */
function outcomesOfMeeting(file: ProcessFile, meeting: Meeting) {
  const { source, outcomes, outcome = '' } = meeting;
  const fromMeeting = { adoptedOn: sharedDate(meeting.from, meeting.to ?? meeting.from), source, summary: null };
  if (!outcomes)
    return outcomesOf(outcome, (title) => wordsOf(file, title), kindsOf(file)).map((said) => ({
      ...said,
      ...fromMeeting,
      replaces: undefined,
      sources: undefined,
    }));
  return outcomes.map(({ text, alsoOf, note, summary, ...said }) => {
    const title = wordsOf(file, said.title);
    return {
      ...fromMeeting,
      ...said,
      title,
      kind: said.kind ?? kindOf(anyWords(title), kindsOf(file)),
      adoptedOn: said.adoptedOn ?? fromMeeting.adoptedOn,
      source: said.source === undefined ? source : said.source,
      summary: summary === undefined ? null : wordsOf(file, summary),
      ...noteOf(file, note),
      textUrl: text,
      alsoOf: alsoOf?.process,
      alsoOfUrl: alsoOf?.url,
    };
  });
}

type Pending = { said: ReturnType<typeof outcomesOfMeeting>[number]; meeting: string; path: string };

/** Publishes outcomes in the order of the file, but what takes the place of another after that one, whichever meeting comes first. */
async function publishAll(step: Step, all: readonly Pending[]): Promise<void> {
  // The id of each that was published, by its title; null of one that was refused: what replaces it cannot be tried.
  const known = new Map<string, string | null>();
  for (let left = all; left.length > 0; ) {
    const ready = left.filter(({ said: { replaces } }) => replaces === undefined || known.has(replaces));
    const [first] = left;
    if (ready.length === 0 && first)
      await step(`${first.path}.replaces`, async () => {
        throw new Refused('replaces-itself');
      });
    for (const { said, meeting, path } of ready) {
      const replaces = said.replaces === undefined ? undefined : known.get(said.replaces);
      const made =
        replaces === null
          ? null
          : await step(path, async (tx) => {
              const { sources, ...facts } = said;
              const added = await publishOutcome.within(tx, SYSTEM, {
                ...facts,
                replaces: replaces ?? null,
                conferenceId: meeting,
              });
              await loadCitations(tx, 'outcome', added.id, sources);
              return added;
            });
      known.set(anyWords(said.title), made?.id ?? null);
    }
    left = ready.length === 0 ? [] : left.filter((one) => !ready.includes(one));
  }
}

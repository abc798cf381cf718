import { membershipStatuses } from '#db/vocabulary.ts';
import { refuseBody } from '#lib/body/rules.ts';
import { anyWords } from '#lib/language/words.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { bodiesOf, bodyName, bodyNamed, officesOf } from '#lib/process/load/body-names.ts';
import { wrongCitations } from '#lib/process/load/citations.ts';
import { type Fault, listed, meant } from '#lib/process/load/faults.ts';
import { kindOf, kindsOf, outcomesOf } from '#lib/process/load/outcomes-of.ts';
import { namesOf, statusOf, wordsOf } from '#lib/process/load/reference-data.ts';
import { meetingsTitled } from '#lib/process/load/titled.ts';

/** Finds what a process file names and does not define: sources, States, bodies, organizations, offices. */
export function unknownReferences(file: ProcessFile): Fault[] {
  const faults: Fault[] = [];
  const states = new Set(file.states.map(({ iso3 }) => iso3));
  const organizations = new Set((file.organizations ?? []).map(({ acronym }) => acronym));
  const bodies = new Set(file.process.bodies.flatMap((body) => Object.values(bodyName(file, body))));
  const offices = new Set(officesOf(file).map(({ key }) => key));
  const source = (path: string, key: string | undefined) => {
    if (key !== undefined && !Object.hasOwn(file.sources, key)) {
      const near = meant(key, Object.keys(file.sources));
      faults.push({ path, reason: `names the source '${key}', which is not among sources${near}` });
    }
  };
  const withoutSource = (path: string, { instrument }: { instrument?: string | undefined }) => {
    if (!instrument)
      faults.push({ path, reason: 'names no source, nor the instrument by which the office recorded it' });
  };
  const state = (path: string, code: string | undefined) => {
    if (code !== undefined && !states.has(code))
      faults.push({ path, reason: `names the State '${code}', which is not among states${meant(code, states)}` });
  };
  const participant = (path: string, name: string) => {
    if (!states.has(name) && !organizations.has(name))
      faults.push({
        path,
        reason: `names '${name}', which is neither among states nor organizations${meant(name, [...states, ...organizations])}`,
      });
  };
  const bodyAt = (path: string, named: string | undefined) => {
    if (named !== undefined && bodyNamed(file, named) === null)
      faults.push({ path, reason: `names the body '${named}', which is not among process.bodies` });
  };
  const kinds = kindsOf(file);
  const kind = (path: string, given: string | undefined, title: string) => {
    if (given !== undefined && !kinds.includes(given))
      faults.push({ path: `${path}.kind`, reason: `is none of ${listed(kinds)}${meant(given, kinds)}` });
    if (given === undefined && !kinds.includes(kindOf(title, kinds)))
      faults.push({
        path,
        reason: `does not say of which kind “${title}” is, and its title does not tell: in outcomes, kind is one of ${listed(kinds)}`,
      });
  };
  const { workingLanguages, procedure = {} } = file.process;
  for (const [i, tag] of (procedure.silenceLanguages ?? []).entries())
    if (!workingLanguages.includes(tag))
      faults.push({
        path: `process.procedure.silenceLanguages[${i}]`,
        reason: `names the language '${tag}', which is not among process.workingLanguages: ${listed(workingLanguages)}${meant(tag, workingLanguages)}`,
      });
  for (const [i, office] of (file.process.offices ?? []).entries()) bodyAt(`process.offices[${i}].body`, office.body);
  for (const [i, given] of file.process.bodies.entries()) {
    if (typeof given === 'string') continue;
    const at = `process.bodies[${i}]`;
    bodyAt(`${at}.parent`, given.parent);
    source(`${at}.source`, given.source);
    for (const [j, member] of (given.members ?? []).entries()) {
      participant(`${at}.members[${j}].participant`, member.participant);
      source(`${at}.members[${j}].source`, member.source);
      if (!member.source) withoutSource(`${at}.members[${j}]`, member);
    }
  }
  const parents = new Map(bodiesOf(file).map(({ key, parent }) => [key, parent]));
  for (const { key, parent, path } of bodiesOf(file)) {
    const refusal = refuseBody({ key, parent, mandate: { from: null, to: null } }, parents);
    if (refusal?.code === 'body-in-circle')
      faults.push({ path: `${path}.parent`, reason: 'is a body that reports, by whatever way, to this one' });
  }
  const own = (file.process.statuses ?? []).map(({ key }) => key);
  const named = new Set(namesOf(file).map(({ iso3 }) => iso3));
  for (const [i, { iso3 }] of file.states.entries())
    if (!named.has(iso3))
      faults.push({ path: `states[${i}].iso3`, reason: `names the State '${iso3}', which has no name in stateNames` });
  for (const [i, aim] of (file.process.aims ?? []).entries())
    source(`process.aims[${i}].source`, typeof aim === 'string' ? undefined : aim.source);
  for (const [i, contact] of (file.process.contacts ?? []).entries())
    source(`process.contacts[${i}].source`, contact.source);
  for (const [i, claim] of (file.process.launchClaims ?? []).entries())
    source(`process.launchClaims[${i}].source`, claim.source);
  for (const [i, name] of (file.process.supportUnit ?? []).entries())
    if (!organizations.has(name))
      faults.push({ path: `process.supportUnit[${i}]`, reason: `names '${name}', which is not among organizations` });
  for (const [i, claim] of (file.process.memberClaims ?? []).entries())
    source(`process.memberClaims[${i}].source`, claim.source);
  source('launchParticipants.source', file.launchParticipants?.source);
  for (const [i, code] of (file.launchParticipants?.states ?? []).entries())
    state(`launchParticipants.states[${i}]`, code);
  for (const [i, former] of (file.stateNamesFormer ?? []).entries()) state(`stateNamesFormer[${i}].iso3`, former.iso3);
  for (const [i, organization] of (file.organizations ?? []).entries())
    source(`organizations[${i}].source`, organization.source);
  for (const [i, row] of (file.membership ?? []).entries()) {
    participant(`membership[${i}].participant`, row.participant);
    if (!statusOf(file, row.status)) {
      const known = [...own, ...membershipStatuses];
      faults.push({
        path: `membership[${i}].status`,
        reason: `is none of ${listed(known)}${meant(row.status, known)}`,
      });
    }
    source(`membership[${i}].source`, row.source);
    source(`membership[${i}].asListedIn`, row.asListedIn);
    if (!row.source && !row.asListedIn) withoutSource(`membership[${i}]`, row);
    if (!row.source && !row.asListedIn && row.instrument && !row.from)
      faults.push({ path: `membership[${i}].from`, reason: 'is missing: what no source says is dated' });
    if (row.source && !row.from && !row.to)
      faults.push({ path: `membership[${i}].from`, reason: 'is missing: use asListedIn for a status without a date' });
  }
  for (const [i, term] of (file.chairTerms ?? []).entries()) {
    if (term.state !== undefined) participant(`chairTerms[${i}].state`, term.state);
    if (term.participant !== undefined) participant(`chairTerms[${i}].participant`, term.participant);
    if (term.office !== undefined && !offices.has(term.office))
      faults.push({
        path: `chairTerms[${i}].office`,
        reason: `names the office '${term.office}', which is none of the process and its bodies: ${listed(offices)}`,
      });
    source(`chairTerms[${i}].source`, term.source ?? undefined);
    for (const [j, claim] of term.claims.entries()) source(`chairTerms[${i}].claims[${j}].source`, claim.source);
  }
  for (const [i, row] of (file.hosting ?? []).entries()) {
    source(`hosting[${i}].source`, row.source);
    if ('claim' in row) continue;
    if (!row.source) withoutSource(`hosting[${i}]`, row);
    if (row.host) participant(`hosting[${i}].host`, row.host);
    for (const part of ['hosts', 'runBy'] as const)
      for (const [j, name] of (row[part] ?? []).entries()) participant(`hosting[${i}].${part}[${j}]`, name);
  }
  const adopted = (file.meetings ?? []).flatMap(({ outcomes = [] }) =>
    outcomes.map(({ title }) => anyWords(wordsOf(file, title))),
  );
  for (const [i, meeting] of (file.meetings ?? []).entries()) {
    const at = `meetings[${i}]`;
    for (const { title } of outcomesOf(meeting.outcome ?? '', (text) => ({ en: text })))
      if (!meeting.outcomes) kind(`${at}.outcome`, undefined, anyWords(title));
    if (meeting.outcome && meeting.outcomes)
      faults.push({ path: `${at}.outcome`, reason: 'stands beside outcomes: give one of the two' });
    for (const [j, outcome] of (meeting.outcomes ?? []).entries()) {
      source(`${at}.outcomes[${j}].source`, outcome.source ?? undefined);
      kind(`${at}.outcomes[${j}]`, outcome.kind, anyWords(wordsOf(file, outcome.title)));
      const { replaces } = outcome;
      if (replaces === undefined) continue;
      const found = adopted.filter((title) => title === replaces).length;
      if (found !== 1)
        faults.push({
          path: `${at}.outcomes[${j}].replaces`,
          reason: `names the outcome '${replaces}', which is ${found === 0 ? 'not among' : 'more than once among'} the outcomes of meetings`,
        });
    }
    source(`${at}.source`, meeting.source);
    source(`${at}.ordinalSource`, meeting.ordinalSource);
    if (meeting.host) participant(`${at}.host`, meeting.host);
    for (const part of ['hosts', 'chairs', 'observers'] as const)
      for (const [j, name] of (meeting[part] ?? []).entries()) participant(`${at}.${part}[${j}]`, name);
    if (!bodies.has(meeting.body))
      faults.push({
        path: `${at}.body`,
        reason: `names the body '${meeting.body}', which is not among process.bodies: ${listed(bodies)}`,
      });
    for (const [j, name] of (meeting.support ?? []).entries()) participant(`${at}.support[${j}]`, name);
    for (const [j, name] of (meeting.participants ?? []).entries()) participant(`${at}.participants[${j}]`, name);
    for (const [j, name] of (meeting.adoptedBy ?? []).entries()) participant(`${at}.adoptedBy[${j}]`, name);
    for (const [j, claim] of (meeting.dateClaims ?? []).entries())
      source(`${at}.dateClaims[${j}].source`, claim.source);
    source(`${at}.countedAs.source`, meeting.countedAs?.source);
    for (const [j, one] of (meeting.statements ?? []).entries()) {
      source(`${at}.statements[${j}].source`, one.source ?? undefined);
      if (one.participant !== undefined) participant(`${at}.statements[${j}].participant`, one.participant);
    }
  }
  for (const [i, release] of (file.news ?? []).entries()) {
    source(`news[${i}].source`, release.source);
    if (release.meeting === undefined) continue;
    const found = meetingsTitled(file, release.meeting).length;
    if (found !== 1)
      faults.push({
        path: `news[${i}].meeting`,
        reason: `names the meeting '${release.meeting}', which is ${found === 0 ? 'not among' : 'more than once among'} the titles of meetings`,
      });
  }
  return [...faults, ...wrongCitations(file)];
}

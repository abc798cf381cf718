import { z } from 'zod';
import {
  dated,
  maybeDate,
  participantKey,
  sourced,
  sourceShape,
  sourcesByField,
  sourcesShape,
} from '#app/api/v1/items/said.ts';
import { membershipStatuses, organizationRoles } from '#db/vocabulary.ts';
import type { MembershipRow } from '#lib/data/table/queries.ts';
import type { Locale } from '#lib/language/language.ts';
import type { MembersView } from '#lib/membership/queries.ts';
import { assurances } from '#lib/membership/rules.ts';

const who = {
  participant: participantKey,
  kind: z.enum(['state', 'organization']),
  iso3: z.string().nullable(),
  m49: z.string().nullable(),
  name: z.string(),
};

const assurance = z.enum(assurances).meta({ description: 'How sure the status is on that day.' });

const held = {
  status: z.enum(membershipStatuses),
  statusWord: z.string().nullable().meta({ description: 'The process’s own word for the status.' }),
};

const spell = {
  from: maybeDate,
  to: maybeDate,
  founding: z.boolean(),
  instrument: z.string().nullable(),
};

export const membersShape = z.object({
  date: z.iso.date(),
  today: z.iso.date(),
  reach: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Organizations that the register knows in a role on the day, and that have no status on it. */
  organizations: z.array(
    z.object({
      acronym: z.string(),
      name: z.string(),
      role: z.enum(organizationRoles),
      source: sourceShape.nullable(),
    }),
  ),
  participants: z.array(
    z.object({
      ...who,
      formalName: z.string(),
      ...held,
      standing: z.enum(['certain', 'possible']),
      assurance,
      role: z
        .enum(organizationRoles)
        .nullable()
        .meta({ description: 'Of an organization: what it is to the process.' }),
      ...spell,
      source: sourceShape.nullable(),
      sources: sourcesShape,
    }),
  ),
});

/** Of days outside the reach of the register it says nothing, and an empty list would say that nobody took part: the parameter is wrong then. */
export const beyondReach = ({ within, reach }: MembersView): { wrong: 'date'; allowed: string } | null =>
  within || !reach ? null : { wrong: 'date', allowed: `a day from ${reach.from} to ${reach.to}: YYYY-MM-DD` };

export const membersJson = (locale: Locale, view: MembersView): z.output<typeof membersShape> => ({
  date: view.date,
  today: view.today,
  reach: view.reach,
  organizations: view.others.map(({ acronym, name, role, source }) => ({
    acronym,
    name,
    role,
    source: sourced(source),
  })),
  participants: view.rows.map((row) => ({
    participant: row.participant,
    kind: row.kind,
    iso3: row.iso3,
    m49: row.m49,
    name: row.name,
    formalName: row.formalName,
    status: row.status,
    statusWord: row.statusWord,
    standing: row.certainty,
    assurance: row.assurance,
    role: row.role?.name ?? null,
    from: dated(row.from),
    to: dated(row.to),
    founding: row.founding,
    instrument: row.instrument,
    source: row.inferred ? null : sourced(row.source),
    // What is inferred no source says: it is the secretariat's own conclusion, from the role that the source has.
    sources: sourcesByField(locale, row.inferred ? { ...row, cited: { ...row.cited, status: [row.recorded] } } : row, {
      status: row.status,
      from: row.from,
      to: row.to,
      founding: row.founding,
    }),
  })),
});

/** A row of members.csv: its columns and their order are kept as they were first published. */
export const memberColumns = z.object({
  date: z.iso.date(),
  participant: participantKey,
  kind: who.kind,
  iso3: z.string().nullable(),
  m49: z.string().nullable(),
  name: z.string(),
  formal_name: z.string().nullable(),
  status: held.status.nullable(),
  standing: z.enum(['certain', 'possible']).nullable(),
  assurance: assurance.nullable(),
  from: maybeDate,
  to: maybeDate,
  founding: z.boolean().nullable(),
  instrument: z.string().nullable(),
  source_publisher: z.string().nullable(),
  source_title: z.string().nullable(),
  source_url: z.string().nullable(),
  role: z.enum(organizationRoles).nullable(),
});

const nothing = {
  ...{ iso3: null, m49: null, formal_name: null, status: null, standing: null, assurance: null, from: null, to: null },
  ...{ founding: null, instrument: null, source_publisher: null, source_title: null, source_url: null },
};

/** Those with a status on the day, then the organizations that the register knows in a role and that have none. */
export const memberTable = (locale: Locale, view: MembersView): z.output<typeof memberColumns>[] => [
  ...membersJson(locale, view).participants.map(
    ({ formalName, source, sources: _sources, statusWord: _word, ...row }) => ({
      date: view.date,
      ...row,
      formal_name: formalName,
      source_publisher: source?.publisher ?? null,
      source_title: source?.title ?? null,
      source_url: source?.url ?? null,
    }),
  ),
  ...view.others.map(({ acronym, name, role }) => ({
    ...nothing,
    date: view.date,
    participant: `org:${acronym}`,
    kind: 'organization' as const,
    name,
    role,
  })),
];

export const membershipShape = z.object({
  ...who,
  ...held,
  ...spell,
  note: z.string().nullable(),
  source: sourceShape.nullable(),
  inferred: z.boolean().meta({ description: 'No source calls the organization so: the status follows from its role.' }),
});

/** One period in one status. */
export const membershipJson = (row: MembershipRow): z.output<typeof membershipShape> => ({
  ...row,
  from: dated(row.from),
  to: dated(row.to),
  source: row.inferred ? null : sourced(row.source),
});

export const membershipsShape = z.object({ memberships: z.array(membershipShape) });

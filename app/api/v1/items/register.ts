import { z } from 'zod';
import type { RegisterView } from '#lib/data/queries.ts';

const licenceShape = z.object({ name: z.string(), url: z.string().nullable() }).nullable().meta({
  description: 'Under which licence the data may be used; null where the process states none.',
});

/** What whoever uses the data has to know of it. */
export const versionShape = {
  version: z.int().meta({
    description: 'The number, in the secretariat’s record, of the last act that may have changed what is public.',
  }),
  changedOn: z.iso.date().meta({ description: 'The day of the last change of what is public.' }),
  licence: licenceShape,
  cite: z.string().meta({ description: 'How to cite the register as it stands.' }),
};

export const indexShape = z.object({
  process: z.object({ name: z.string(), acronym: z.string() }),
  ...versionShape,
  today: z.iso.date(),
  description: z.string().meta({ description: 'Where the description of this API stands (OpenAPI).' }),
  page: z.string(),
  addresses: z.array(
    z.object({ path: z.string(), what: z.string(), mediaTypes: z.array(z.string()), parameters: z.array(z.string()) }),
  ),
});

/** How the register is cited: whose it is, which version, of which day, and where it stands. */
export const citation = ({ name, version, changedOn }: RegisterView, address: string, title: string): string =>
  `${name}. ${title}. ${changedOn}, no. ${version}. ${address}`;

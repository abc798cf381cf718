import { z } from 'zod';
import { processFile } from '#lib/process/input.ts';
import { common, descriptions } from '#lib/process/load/descriptions.ts';

export type Schema = {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  anyOf?: Schema[];
  required?: string[];
  enum?: string[];
  [other: string]: unknown;
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The form of a process file as a JSON Schema, with what each key means: for editors, and for whoever writes one. */
export function processFileSchema(): Schema {
  const form = z.toJSONSchema(processFile, { io: 'input', unrepresentable: 'any' });
  if (!isSchema(form)) throw new Error('the form is no schema');
  return described({
    ...form,
    title: 'A process file',
    description:
      'What is known of a regional consultative process, each fact with its source. See docs/process-file.md.',
  });
}

/** Every place of the form, as descriptions.ts names them. */
export function placesIn(schema: Schema): string[] {
  const places = new Set<string>();
  described(schema, '', (place) => places.add(place));
  return [...places];
}

function described(schema: Schema, path = '', visit: (place: string) => void = () => {}): Schema {
  const of = (inner: Schema, name: string, place: string): Schema => {
    visit(place);
    const said = descriptions[place] ?? common[name];
    return { ...(said ? { description: said } : {}), ...described(inner, place, visit) };
  };
  const { properties, items, additionalProperties, anyOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, of(inner, name, path ? `${path}.${name}` : name)]),
      ),
    }),
    ...(isSchema(items) && { items: described(items, `${path}[]`, visit) }),
    ...(isSchema(additionalProperties) && {
      additionalProperties: described(additionalProperties, `${path}.*`, visit),
    }),
    ...(anyOf && { anyOf: anyOf.map((inner) => described(inner, path, visit)) }),
  };
}

/** What stands in docs/process-file.schema.json. */
export const processFileSchemaText = (): string => `${JSON.stringify(processFileSchema(), null, 2)}\n`;

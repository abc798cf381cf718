import type { FieldSpec } from '#components/ui/field-spec.ts';

/** What an act is done to, as the person saw it: one that changed meanwhile is refused. */
export const subjectFields = ({ id, version }: { id: string; version: number }): FieldSpec[] => [
  { kind: 'hidden', name: 'id', value: id },
  { kind: 'hidden', name: 'expectedVersion', value: String(version) },
];

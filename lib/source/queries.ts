export type { ClaimView, SourceView } from '#lib/source/rows.ts';

export type { ClaimView, SourceChoice, SourceView } from '#lib/source/rows.ts';

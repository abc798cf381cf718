import type { PartialDate } from '#lib/time/period.ts';

/** A source as pages cite it. */
export type SourceView = {
  key: string;
  publisher: string;
  title: string;
  date: PartialDate | null;
  url: string | null;
};

/** What one source says of one field; `held` marks what the register holds, `reason` why the secretariat holds it. */
export type ClaimView = {
  id: string;
  field: string;
  value: string;
  kind: 'nominal' | 'actual' | null;
  source: SourceView;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  accepted: boolean;
  reason: string | null;
  version: number;
};

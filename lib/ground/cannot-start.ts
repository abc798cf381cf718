/** Why the portal or a tool of it cannot start, in one sentence for the person who started it; no fault, so no stack is shown. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** The sentence of a refusal to start, or the whole stack of a fault. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^(CannotStart|ConfigurationError)$/.test(error.name) ? error.message : (error.stack ?? error.message);
}

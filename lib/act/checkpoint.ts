import { z } from 'zod';
import { isSignature, signature } from '#lib/ground/sealed.ts';

/** How far the record went at a time, to be kept away from the machine that keeps the record. */
export type Checkpoint = { seq: number; hash: string; at: string };

const form = z.object({
  seq: z.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  mark: z.string(),
});

const signed = ({ seq, hash, at }: Checkpoint): string => `${seq} ${hash} ${at}`;

/** A checkpoint as the text of its file, marked by the portal with a key from AUTH_SECRET. */
export const checkpointText = (of: Checkpoint): string =>
  `${JSON.stringify({ ...of, mark: signature(signed(of), 'checkpoint') }, null, 2)}\n`;

/** Reads a checkpoint's file; null when it is none, or not one that this portal marked. */
export function readCheckpoint(text: string): Checkpoint | null {
  try {
    const parsed = form.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { mark, ...of } = parsed.data;
    return isSignature(mark, signed(of), 'checkpoint') ? of : null;
  } catch {
    return null;
  }
}

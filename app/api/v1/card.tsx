import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { ImageResponse } from 'next/og';
import { ShareCard } from '#components/data/share-card.tsx';
import type { CardView } from '#lib/data/card/queries.ts';
import { fairQueue } from '#lib/ground/fair-queue.ts';
import type { Locale } from '#lib/language/language.ts';

/** The size that social networks ask for. */
const size = { width: 1200, height: 630 };

/** Pictures as they were drawn, by what is on them: asked for again one costs a statement and no drawing. */
const drawn = new LRUCache<string, Uint8Array>({ maxSize: 24_000_000, sizeCalculation: (bytes) => bytes.length });
/** One is drawn at a time by a process; of more than eight that wait each next is told to come again. */
const inTurn = fairQueue({ atOnce: 1, room: 8 });

const faceFiles = [
  { weight: 400, file: '400Regular/SourceSerif4_400Regular.ttf' },
  { weight: 600, file: '600SemiBold/SourceSerif4_600SemiBold.ttf' },
] as const;

async function readFaces() {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  return Promise.all(
    faceFiles.map(async ({ weight, file }) => ({
      name: 'Source Serif',
      weight,
      style: 'normal' as const,
      data: await readFile(resolve(`@expo-google-fonts/source-serif-4/${file}`)),
    })),
  );
}
let faces: ReturnType<typeof readFaces> | undefined;

/** Draws a card as PNG. Throws `Busy` where too many wait to be drawn. */
export async function drawCard(locale: Locale, view: CardView): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([locale, view]))
    .digest('base64url');
  const known = drawn.get(key);
  if (known) return known;
  return inTurn.run({ source: 'card' }, async () => {
    faces ??= readFaces();
    const picture = new ImageResponse(<ShareCard locale={locale} view={view} />, { ...size, fonts: await faces });
    const bytes = new Uint8Array(await picture.arrayBuffer());
    drawn.set(key, bytes);
    return bytes;
  });
}

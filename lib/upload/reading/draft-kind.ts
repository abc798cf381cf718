import { kindsInOrder, type Understood } from '#lib/text/kind/rules.ts';
import { styleNames } from '#lib/typeset/instrument.ts';

const ofStyle: ReadonlyMap<string, Understood> = new Map(
  (['title', 'preambular', 'annex'] as const)
    .map((kind): [string, Understood] => [styleNames[kind].toLowerCase(), { kind, level: 1, isSure: true }])
    .concat(
      ([1, 2, 3] as const).map((level): [string, Understood] => [
        styleNames[`operative-${level}`].toLowerCase(),
        { kind: 'operative', level, isSure: true },
      ]),
    ),
);

/** Follows the paragraphs of a file in order and says what each is: what a style of ours says is sure. */
export const kindsOfFile = () => kindsInOrder(ofStyle);

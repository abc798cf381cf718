import type { OnParagraph } from '#components/text/paragraph-fields.ts';
import { proposalFields } from '#components/text/proposal-fields.ts';
import { whereFields } from '#components/text/text-href.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { ProposalKind } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';

/** The kinds of proposal that are recorded, in the order in which they are offered. */
export const recordedKinds = ['replace', 'insert', 'delete', 'move', 'comment'] as const satisfies ProposalKind[];
export type RecordForm = `record-${(typeof recordedKinds)[number]}`;

/** Which kind of proposal a form records; null where it is no such form. */
export const recordedKind = (name: string) => recordedKinds.find((kind) => name === `record-${kind}`) ?? null;

type Entitling = {
  names: TextView['names'];
  openRound: { replies: readonly { participant: string; observer: boolean }[] } | null;
};

/** Those for whom a proposal may be recorded: whoever the open round entitles, observers for a comment alone. */
export const recordedFor = ({ names, openRound }: Entitling, kind: ProposalKind) =>
  names.filter(({ key }) =>
    openRound?.replies.some(({ participant, observer }) => participant === key && (!observer || kind === 'comment')),
  );

/** What the office is asked for when a delegation proposed something in the room or by letter: for whom, what, and how it came. */
export function recordFields(of: OnParagraph, kind: ProposalKind): FieldSpec[] {
  const { at, view } = of;
  const t = translator(at.locale, 'text');
  return [
    ...whereFields(at),
    {
      kind: 'select',
      name: 'participant',
      label: t('form.for'),
      placeholder: translator(at.locale, 'staff')('form.choose'),
      required: true,
      options: recordedFor(view, kind).map(({ key, name }) => ({ value: key, label: name })),
    },
    ...proposalFields(of, kind),
    {
      kind: 'text',
      name: 'received',
      label: t('form.came'),
      help: t('form.cameHelp'),
      required: true,
    },
  ];
}

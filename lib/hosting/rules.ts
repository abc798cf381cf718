import type { ArrangementStage } from '#db/vocabulary.ts';

/** An offer is not an agreement, and an agreement not yet in force is not a seat: each step has its own instrument. */
const moves: Record<ArrangementStage, readonly ArrangementStage[]> = {
  offered: ['accepted', 'terminated'],
  accepted: ['agreement-signed', 'terminated'],
  'agreement-signed': ['in-force', 'terminated'],
  'in-force': ['terminated'],
  terminated: [],
};

/** The stages that an arrangement may reach next. */
export const nextStages = (stage: ArrangementStage): readonly ArrangementStage[] => moves[stage];

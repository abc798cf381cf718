export type { CorrectionView } from '#lib/correction/rows.ts';

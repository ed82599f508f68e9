import type { Stage } from './street.ts';

export type Phase = 'before' | 'after';
/** Draws one problem into its street, or the street once it is settled. */
export type Scene = (stage: Stage, phase: Phase) => string;

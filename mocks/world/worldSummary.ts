import type { Planted, PlantedByFault } from './faults/plantFaults.ts';
import type { Fault } from './faults.ts';
import type { MinistryId } from './row.ts';

/** Goes up with every change of tables or scenarios, so that a world made before is made anew. */
export const WORLD_LAYOUT = 2;

/** What a world holds, written beside it as `world.json`. */
export interface WorldSummary {
  readonly notice: string;
  /** `WORLD_LAYOUT` of the generator. */
  readonly layout: number;
  readonly people: number;
  readonly families: number;
  readonly seed: number;
  readonly referenceDate: string;
  readonly rows: Readonly<Record<MinistryId, Readonly<Record<string, number>>>>;
  /** Each fault with the rows that could bear it and those that do. */
  readonly faults: readonly (Fault & Planted)[];
}

export interface WorldFacts extends Omit<WorldSummary, 'notice' | 'layout' | 'faults'> {
  readonly faults: PlantedByFault;
}

export function worldSummary({ faults, ...facts }: WorldFacts): WorldSummary {
  return {
    notice:
      'Synthetic data. No person, parcel, number or event in it is real. Dữ liệu giả lập, không phải dữ liệu thật.',
    layout: WORLD_LAYOUT,
    ...facts,
    faults: [...faults].map(([fault, planted]) => ({ ...fault, ...planted })),
  };
}

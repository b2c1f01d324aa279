import type { PlannedFetch, Provenance } from '../api/types.ts';

/** Sizes of the picture (SVG user units, pixels at scale 1). */
export const BOX = { width: 216, height: 82, gapX: 54, gapY: 10, margin: 10 } as const;

/** A fetch with the top left corner of its box. */
export interface PlacedFetch {
  readonly fetch: PlannedFetch;
  readonly x: number;
  readonly y: number;
}

/** A column per step, from left to right; in it a box per fetch. */
export function placeFetches({ steps }: Provenance): readonly PlacedFetch[] {
  return steps.flatMap(({ parallel }, column) =>
    parallel.map((fetch, row) => ({
      fetch,
      x: BOX.margin + column * (BOX.width + BOX.gapX),
      y: BOX.margin + HEADING + row * (BOX.height + BOX.gapY),
    })),
  );
}

/** Room for the step's name above its boxes. */
export const HEADING = 16;

export function pictureSize(placed: readonly PlacedFetch[]) {
  return {
    width: Math.max(0, ...placed.map(({ x }) => x)) + BOX.width + BOX.margin,
    height: Math.max(0, ...placed.map(({ y }) => y)) + BOX.height + BOX.margin,
  };
}

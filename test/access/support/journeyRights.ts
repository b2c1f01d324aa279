import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * What becomes of a journey: `answered`; `answered but CODE …`, where some fields were refused; or the codes alone, where
 * nothing was told.
 */
export type Outcome = string;

/** What one persona gets for one purpose: the same for every journey, or by journey, with `else` for the others. */
const cells = z.union([z.string(), z.record(z.string(), z.string())]);

const table = z.strictObject({
  /** Journeys by their letter, with the operation that asks for each. */
  journeys: z.record(z.string(), z.string()),
  /** Who asks, and for each purpose what they get; `else` stands for the purposes that are not listed. */
  rights: z.record(z.string(), z.record(z.string(), cells)),
});

/** No token, and no purpose: they stand in the table beside personas and purposes. */
export const NOBODY = 'nobody';
export const NO_PURPOSE = 'none';

export interface JourneyRights {
  readonly journeys: ReadonlyMap<string, string>;
  readonly personas: readonly string[];
  /** Purposes of which the table says something of its own for a persona. */
  readonly listed: (persona: string) => readonly string[];
  readonly outcome: (persona: string, purpose: string, journey: string) => Outcome;
}

/** The one table of who may ask which journey for which purpose: `test/access/journeyRights.yaml`. */
export function readJourneyRights(): JourneyRights {
  const text = readFileSync(join(import.meta.dirname, '..', 'journeyRights.yaml'), 'utf8');
  const { journeys, rights } = table.parse(parse(text));
  return {
    journeys: new Map(Object.entries(journeys)),
    personas: Object.keys(rights),
    listed: (persona) => Object.keys(rights[persona] ?? {}).filter((purpose) => purpose !== 'else'),
    outcome: (persona, purpose, journey) => {
      const cell = rights[persona]?.[purpose] ?? rights[persona]?.['else'];
      const found = typeof cell === 'string' ? cell : (cell?.[journey] ?? cell?.['else']);
      if (found === undefined) throw new Error(`The table says nothing of ${persona}, ${purpose}, ${journey}.`);
      return found;
    },
  };
}

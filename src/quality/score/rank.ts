import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { DatabaseScore } from './databaseScore.ts';

/** A source that takes part in the ranking. */
export interface Ranked {
  readonly source: string;
  /** Name of its group of peers; groups go by rows. */
  readonly peers: string;
  /** From 1, among its peers; those that come to the same share a place. Absent without a score. */
  readonly rank?: number;
}

export interface Contender extends DatabaseScore {
  readonly source: string;
  /** Rows of all its entities (count). */
  readonly rows: number;
  readonly isSampled?: true;
}

/** Name of the group of those that were measured from a sample, of which nobody states the size; they have no place. */
export const SAMPLED = 'sampled';

/**
 * Places among peers of like size: by band, then by the score without use, so that use alone lifts nobody.
 */
export function rank(contenders: readonly Contender[], settings: QualitySettings): readonly Ranked[] {
  return contenders.map((contender) => {
    const { source } = contender;
    const peers = groupOf(contender, settings);
    if (peers === SAMPLED || contender.scoreWithoutUse === undefined) return { source, peers };
    const better = contenders.filter(
      (other) => groupOf(other, settings) === peers && isBetter(other, contender),
    ).length;
    return { source, peers, rank: better + 1 };
  });
}

/** Who its peers are hangs on its size, which a sample does not tell. */
function groupOf({ source, rows, isSampled }: Contender, { peers, statedRows }: QualitySettings): string {
  const size = isSampled ? statedRows[source] : rows;
  return size === undefined
    ? SAMPLED
    : ((peers.find(({ below = Infinity }) => size < below) ?? peers.at(-1))?.name ?? '');
}

function isBetter(one: Contender, other: Contender): boolean {
  if (one.band === undefined || other.band === undefined || one.scoreWithoutUse === undefined) return false;
  if (one.band !== other.band) return one.band < other.band;
  return one.scoreWithoutUse > (other.scoreWithoutUse ?? 0);
}

import type { Outcome } from './fiveOutcomes.ts';

/** A record of the dictionary that says itself what came of asking, as far as it was selected. */
interface Evidence {
  readonly outcome: string;
  readonly reasonVi?: string | null;
  readonly reasonEn?: string | null;
  readonly article?: string | null;
  readonly unavailableMinistry?: string | null;
}

/** What such a record says; undefined of any other value. */
export function outcomeOfEvidence<Value>(value: NonNullable<Value>): Outcome<Value> | undefined {
  if (typeof value !== 'object' || !('outcome' in value) || typeof value.outcome !== 'string') return undefined;
  const { outcome, reasonVi, reasonEn, article, unavailableMinistry } = value as unknown as Evidence;
  const reason = { code: outcome, reasonVi: reasonVi ?? '', reasonEn: reasonEn ?? '' };
  switch (outcome) {
    case 'FOUND':
      return { kind: 'found', value };
    case 'NOT_FOUND':
      return { kind: 'not-found', mayBeHidden: false, reason };
    case 'MISMATCH':
      return { kind: 'mismatch', value, disagreements: [reason] };
    case 'DENIED':
      return { kind: 'denied', ...reason, article: article ?? undefined };
    case 'UNAVAILABLE': {
      const ministry = unavailableMinistry ? { vi: unavailableMinistry, en: unavailableMinistry } : undefined;
      return { kind: 'unavailable', ...reason, ministry };
    }
    default:
      return undefined;
  }
}

import type { Refusal } from './access.ts';
import type { SourceId } from './source.ts';

/** An element that is kept back, as its source has begun to break a rule of it. */
export interface Quarantined {
  readonly source: SourceId;
  /** Coordinate, as `Person.birthDate`. */
  readonly element: string;
  /** Identifier of the rule, as `lienthong conform rules` lists it. */
  readonly rule: string;
  /** When it began, ISO 8601. */
  readonly since: string;
}

/** Which elements are kept back at the moment. */
export interface Quarantine {
  /** The same list as long as nothing changes. */
  readonly current: () => readonly Quarantined[];
  /** Why an element is kept back, by coordinate. */
  readonly refusalOf: (coordinate: string) => Refusal | undefined;
}

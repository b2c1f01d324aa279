import type { AdminUnitRegistry } from './adminUnit.ts';
import type { ConsentDesk } from './consentDesk.ts';
import type { Dictionary } from './dictionary.ts';
import type { OversightServices } from './oversight.ts';
import type { QualityServices } from './quality.ts';
import type { ReviewDesk } from './emergency.ts';
import type { RequestContext, UnavailableInput } from './source.ts';

/** What a resolver of the gateway's own subgraph may use. */
export interface LocalContext {
  readonly request: RequestContext;
  /** Today in Vietnam, `YYYY-MM-DD`. */
  readonly today: string;
  /** This moment, ISO 8601 with +07:00. */
  readonly now: string;
  readonly dictionary: Dictionary;
  /** Administrative units in time. */
  readonly adminUnits: AdminUnitRegistry;
  /** The record and the requests for correction; absent where none are kept. */
  readonly oversight?: OversightServices;
  /** Where consent is given; absent where none is kept. */
  readonly consents?: ConsentDesk;
  /** Quality and figures of the sources; absent where none are kept. */
  readonly quality?: QualityServices;
  /** Emergency accesses to be looked at; absent where none are kept. */
  readonly emergencyReviews?: ReviewDesk;
  /**
   * Required inputs of an entity that could not be had; the value stands as `null` in the entity.
   *
   * - `entity`: the representation, or the object that `__resolveReference` made of it
   */
  readonly unavailable: (entity: object) => readonly UnavailableInput[];
}

/**
 * Computes one field. `parent` is the representation (keys and required fields, `__typename`) or what another resolver
 * returned; `args` are the field's arguments as sent by the client.
 */
export type LocalResolver = (
  parent: Readonly<Record<string, unknown>>,
  args: Readonly<Record<string, unknown>>,
  context: LocalContext,
) => unknown;

/**
 * Resolvers by type and field. `__resolveReference(representation, {}, context)` of a type turns a representation into
 * its object; without it the representation itself is the object. `__resolveType` of an abstract type names the type.
 */
export type LocalResolvers = Readonly<Record<string, Readonly<Record<string, LocalResolver>>>>;

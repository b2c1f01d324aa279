import type { RuleFacts } from '../rule.ts';
import type { Call, Exchange } from '../target/askTarget.ts';
import type { Json } from './answer.ts';

/** A key by which a target says that it can be asked, with records to ask for. */
export interface KeyCase {
  readonly entity: string;
  readonly keyFields: readonly string[];
  /** Representations of records that are there, each once. */
  readonly samples: readonly Json[];
  /** Fields without arguments, sub-selections included, that a record is asked for. */
  readonly selection: string;
  /** Whether the target keeps elements of the entity beyond its key, so that it knows which records there are. */
  readonly isKeeper: boolean;
}

/** What a rule asks, and what it thinks of the answers. */
export interface Probe {
  readonly calls: readonly Call[];
  /** One exchange per call; answers with what is wrong, in words without values, or with nothing. */
  readonly judge: (exchanges: readonly Exchange[]) => string | undefined;
}

/**
 * A rule over answers. Its examples are the JSON texts of the answers to its calls, as an array, for `EXAMPLE_CASE`.
 *
 * - `probe`: `undefined` where there is nothing to ask
 */
export interface BehaviourRule extends RuleFacts {
  readonly family: 'behaviour';
  /** `service`: asked once; `key`: asked for every key of every entity. */
  readonly scope: 'service' | 'key';
  readonly probe: (key: KeyCase) => Probe | undefined;
}

export const EXAMPLE_CASE: KeyCase = {
  entity: 'Parcel',
  keyFields: ['parcelRecordId'],
  samples: [
    { __typename: 'Parcel', parcelRecordId: 'A' },
    { __typename: 'Parcel', parcelRecordId: 'B' },
  ],
  selection: 'parcelRecordId',
  isKeeper: true,
};

/** The gateway's own question: `_entities` by variables. */
export function entitiesCall(key: Pick<KeyCase, 'entity' | 'selection'>, representations: readonly Json[]): Call {
  return {
    body: {
      query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on ${key.entity} { ${key.selection} } } }`,
      variables: { representations },
    },
  };
}

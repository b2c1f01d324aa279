import { entitiesOf, isObject, type Json } from '../behaviour/answer.ts';
import { entitiesCall } from '../behaviour/behaviourRule.ts';
import type { Claim } from '../schema/schemaRule.ts';
import type { TypeView } from '../schema/readTypes.ts';
import type { Ask } from './askTarget.ts';
import { selectionOf } from './selectionOf.ts';
import { shuffled } from './shuffled.ts';

/** One record as it was answered: a type of the dictionary and its fields. */
export interface DataRecord {
  readonly type: string;
  readonly fields: Json;
  /** Records to which it belongs, as far as they were met: by the field that leads to one, or by its list. */
  readonly links?: Json;
  /** The record in which it stands. */
  readonly owner?: Pick<DataRecord, 'type' | 'fields'>;
}

export interface Sample {
  /** Representations of records that are there, by entity. */
  readonly keys: ReadonlyMap<string, readonly Json[]>;
  readonly records: readonly DataRecord[];
}

export interface SampleSize {
  /** Records of each entity (count). */
  readonly most: number;
  readonly seed: number;
}

/** Keys asked for in one call (count). */
const BATCH = 100;
/** How often keys found in answers are followed (count): enough to cross a register from one end to the other. */
const ROUNDS = 6;

/**
 * Reads records from the keys that are known, and more keys from the records, until there are no new ones.
 *
 * - `seeds`: representations to begin with
 */
export async function gatherRecords(ask: Ask, claim: Claim, seeds: readonly Json[], size: SampleSize): Promise<Sample> {
  const gathering = new Gathering(claim);
  for (const seed of seeds) gathering.addKey(String(seed['__typename']), seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    let isNew = false;
    for (const type of claim.types.values()) {
      const asked = gathering.nextKeys(type.name, size);
      if (asked.length > 0) isNew = true;
      for (let start = 0; start < asked.length; start += BATCH) {
        const key = { entity: type.name, selection: selectionOf(type, claim.types) };
        const answer = await ask(entitiesCall(key, asked.slice(start, start + BATCH)));
        for (const record of entitiesOf(answer) ?? []) gathering.addRecord(record, type);
      }
    }
    if (!isNew) break;
  }
  return { keys: gathering.keys(), records: [...gathering.records.values()] };
}

class Gathering {
  readonly #claim: Claim;
  readonly #found = new Map<string, Map<string, Json>>();
  readonly #asked = new Map<string, Set<string>>();
  readonly records = new Map<string, DataRecord>();

  constructor(claim: Claim) {
    this.#claim = claim;
  }

  addKey(type: string, fields: Json): void {
    const [key] = this.#claim.types.get(type)?.keys ?? [];
    const names = key?.resolvable === true ? (key.fields.match(/\w+/g) ?? []) : [];
    if (names.length === 0 || names.some((name) => fields[name] === undefined || fields[name] === null)) return;
    const representation = { __typename: type, ...Object.fromEntries(names.map((name) => [name, fields[name]])) };
    const known = this.#found.get(type) ?? new Map<string, Json>();
    this.#found.set(type, known.set(JSON.stringify(representation), representation));
  }

  nextKeys(type: string, { most, seed }: SampleSize): readonly Json[] {
    const asked = this.#asked.get(type) ?? new Set<string>();
    this.#asked.set(type, asked);
    const open = [...(this.#found.get(type) ?? [])].filter(([text]) => !asked.has(text));
    const chosen = shuffled(open, seed).slice(0, Math.max(0, most - asked.size));
    for (const [text] of chosen) asked.add(text);
    return chosen.map(([, representation]) => representation);
  }

  /**
   * - `listed`: the record in whose list it stands, by the list
   * - `owner`: the record in which it stands
   */
  addRecord(value: unknown, type: TypeView | undefined, listed: Json = {}, owner?: DataRecord['owner']): void {
    if (Array.isArray(value)) for (const one of value as readonly unknown[]) this.addRecord(one, type, listed, owner);
    if (!isObject(value)) return;
    const stated = value['__typename'];
    const name = typeof stated === 'string' ? stated : (type?.name ?? '');
    this.addKey(name, value);
    const own = Object.entries(value).filter(([field, one]) => field !== '__typename' && !isNested(one));
    const fields: Json = Object.fromEntries(own);
    const links: Json = Object.fromEntries(Object.entries(value).filter(([, one]) => isNested(one) && isObject(one)));
    const identity = JSON.stringify([name, ...own]);
    const known = this.records.get(identity);
    const above = known?.owner ?? owner;
    this.records.set(identity, {
      ...{ type: name, fields, links: { ...known?.links, ...links, ...listed } },
      ...(above && { owner: above }),
    });
    const self = { type: name, fields };
    for (const [field, below] of Object.entries(value))
      this.addRecord(below, undefined, Array.isArray(below) ? { [`${name}.${field}`]: identity } : {}, self);
  }

  keys(): ReadonlyMap<string, readonly Json[]> {
    return new Map([...this.#found].map(([type, found]) => [type, [...found.values()]]));
  }
}

/** Whether a value is, or holds, a record of its own. */
function isNested(value: unknown): boolean {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(one) && '__typename' in one;
}

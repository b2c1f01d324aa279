import type { Agreements } from '../../model/agreements.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { scalarOf } from '../../model/rules/valueStatements.ts';
import { entitiesOf, errorsOf, isObject, type Json } from '../behaviour/answer.ts';
import { entitiesCall } from '../behaviour/behaviourRule.ts';
import type { Claim } from '../schema/schemaRule.ts';
import type { TypeView } from '../schema/readTypes.ts';
import type { Ask } from '../target/askTarget.ts';
import type { DataRecord } from '../target/gatherRecords.ts';
import { typeNameOf } from '../target/selectionOf.ts';

/**
 * What registers say of identifiers that records name, by `referenceName`: `undefined` where none has it, nothing of one that
 * nobody could tell of.
 */
export type References = ReadonlyMap<string, Json | undefined>;

/** A source that keeps a register: a subgraph or a bound source, and what it says of itself. */
export interface Register {
  readonly ask: Ask;
  readonly claim: Claim;
}

/** Identifiers asked for in one call (count). */
const BATCH = 100;

/** How an identifier is remembered. */
export function referenceName(scalar: string, value: string): string {
  return `${scalar} ${value}`;
}

/**
 * Asks registers for the identifiers in records. Where an answer failed, or is not one for each, nothing is known.
 *
 * - `most`: identifiers of each kind that are asked for at most (count)
 */
export async function lookUpReferences(
  records: readonly DataRecord[],
  { dictionary, agreements }: { readonly dictionary: Dictionary; readonly agreements: Agreements },
  registers: readonly Register[],
  most: number,
): Promise<References> {
  const references = new Map<string, Json | undefined>();
  for (const { ask, claim } of registers) {
    for (const { entity, key, scalar } of keptIdentifiers(claim, dictionary)) {
      const selection = [key, ...saidOf(entity, agreements, claim)].join(' ');
      const named = identifiersIn(records, dictionary, scalar).slice(0, most);
      for (let start = 0; start < named.length; start += BATCH) {
        const batch = named.slice(start, start + BATCH);
        const representations = batch.map((value) => ({ __typename: entity.name, [key]: value }));
        const exchange = await ask(entitiesCall({ entity: entity.name, selection }, representations));
        const found = entitiesOf(exchange);
        if (found?.length !== batch.length || errorsOf(exchange).length > 0) continue;
        for (const [at, value] of batch.entries()) {
          const name = referenceName(scalar, value);
          const answer = found[at];
          references.set(name, isObject(answer) ? { ...references.get(name), ...answer } : references.get(name));
        }
      }
    }
  }
  return references;
}

/** Entities that a register keeps by an identifier: their key is named after its scalar, as `personalId` of `PersonalId`. */
function keptIdentifiers({ types }: Claim, dictionary: Dictionary) {
  return [...types.values()].flatMap((entity) => {
    // A source that only adds to the entity of another one has nothing but the key to say of it.
    if (entity.fields.size < 2) return [];
    return entity.keys.flatMap(({ resolvable, fields: key }) => {
      const element = dictionary.elements.get(`${entity.name}.${key}`);
      const scalar = element === undefined ? '' : scalarOf(element);
      return resolvable && scalar.toLowerCase() === key.toLowerCase() ? [{ entity, key, scalar }] : [];
    });
  });
}

/** What is compared of an entity, as far as the register has it; of another entity its key says enough. */
function saidOf({ name, fields }: TypeView, agreements: Agreements, { types }: Claim): readonly string[] {
  const compared = [...agreements.same, ...agreements.ended, ...agreements.replaced].map(({ register }) => register);
  return [...fields.values()].flatMap((field) => {
    if (!compared.includes(`${name}.${field.name.value}`)) return [];
    const [key] = types.get(typeNameOf(field))?.keys ?? [];
    return [key === undefined ? field.name.value : `${field.name.value} { ${key.fields} }`];
  });
}

/** Identifiers in records, each once, in the order in which they are met. */
function identifiersIn(records: readonly DataRecord[], dictionary: Dictionary, scalar: string): readonly string[] {
  const found = new Set<string>();
  for (const { type, fields } of records) {
    for (const element of dictionary.entities.get(type)?.elements ?? []) {
      if (scalarOf(element) !== scalar) continue;
      const stored = fields[element.name];
      for (const value of Array.isArray(stored) ? (stored as readonly unknown[]) : [stored])
        if (typeof value === 'string') found.add(value);
    }
  }
  return [...found];
}

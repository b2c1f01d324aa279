import { Kind, type FieldDefinitionNode } from 'graphql';
import { dataOf, isObject, type Json } from '../behaviour/answer.ts';
import type { Claim } from '../schema/schemaRule.ts';
import type { TypeView } from '../schema/readTypes.ts';
import type { Ask } from './askTarget.ts';
import { connectionOf, isList, keySelection, lengthArgument, typeAsked } from './rootLists.ts';

/**
 * Keys of records that the service lists itself: root fields that answer lists of an entity, or a connection of them
 * (`nodes`, `edges { node }`), and need no other argument than a length. What is answered with errors is left aside.
 *
 * - `most`: records asked for of each list
 */
export async function discoverKeys(ask: Ask, claim: Claim, most: number): Promise<readonly Json[]> {
  const found: Json[] = [];
  for (const field of claim.types.get('Query')?.fields.values() ?? []) {
    if (field.kind !== Kind.FIELD_DEFINITION) continue;
    const question = questionOf(field, claim, most);
    if (question === undefined) continue;
    const answer = await ask({ body: { query: question } });
    collect(dataOf(answer)?.[field.name.value], claim, found, most);
  }
  return found;
}

/** `{ parcels(first: 200) { __typename parcelRecordId } }`; nothing for a field that lists no entities, or asks for more. */
function questionOf(field: FieldDefinitionNode, claim: Claim, most: number): string | undefined {
  const type = typeAsked(field, claim);
  const selection = type && (isList(field) ? keySelection(type) : connectionSelection(type, claim));
  if (selection === undefined) return undefined;
  const length = lengthArgument(field);
  return `{ ${field.name.value}${length === undefined ? '' : `(${length.name.value}: ${most})`} { ${selection} } }`;
}

function connectionSelection(type: TypeView, claim: Claim): string | undefined {
  const connection = connectionOf(type, claim);
  const key = connection && keySelection(connection.item);
  return key === undefined ? undefined : connection?.path.reduceRight((inner, step) => `${step} { ${inner} }`, key);
}

/** Objects of entities, wherever they stand in the answer; a list longer than asked for is read no further. */
function collect(value: unknown, claim: Claim, found: Json[], most: number): void {
  if (Array.isArray(value)) {
    for (const one of value.slice(0, most) as readonly unknown[]) collect(one, claim, found, most);
    return;
  }
  if (!isObject(value)) return;
  const name = value['__typename'];
  if (typeof name === 'string' && (claim.types.get(name)?.keys.length ?? 0) > 0) found.push(value);
  else for (const below of Object.values(value)) collect(below, claim, found, most);
}

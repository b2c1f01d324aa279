import { Kind, type FieldDefinitionNode } from 'graphql';
import { dataOf, isObject, type Json } from '../behaviour/answer.ts';
import type { Claim } from '../schema/schemaRule.ts';
import type { TypeView } from '../schema/readTypes.ts';
import type { Ask } from './askTarget.ts';
import { typeNameOf } from './selectionOf.ts';

/** Arguments by which lists are cut to a length. */
const LENGTHS = new Set(['first', 'limit', 'take', 'pageSize', 'size', 'count']);

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
  const type = claim.types.get(typeNameOf(field));
  const isRequired = (field.arguments ?? []).some(
    ({ name, type: of, defaultValue }) =>
      of.kind === Kind.NON_NULL_TYPE && defaultValue === undefined && !LENGTHS.has(name.value),
  );
  const selection = type && (isList(field) ? keySelection(type) : connectionSelection(type, claim));
  if (isRequired || selection === undefined) return undefined;
  const length = field.arguments?.find(({ name }) => LENGTHS.has(name.value));
  return `{ ${field.name.value}${length === undefined ? '' : `(${length.name.value}: ${most})`} { ${selection} } }`;
}

function isList({ type }: FieldDefinitionNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE);
}

function keySelection(type: TypeView): string | undefined {
  const key = type.keys.find(({ resolvable, fields }) => resolvable && !fields.includes('{'));
  return key && `__typename ${key.fields}`;
}

/** From: GraphQL Cursor Connections Specification, §3. */
function connectionSelection(connection: TypeView, claim: Claim): string | undefined {
  const of = (type: TypeView | undefined, name: string) => {
    const field = type?.fields.get(name);
    return field && claim.types.get(typeNameOf(field));
  };
  const nodes = of(connection, 'nodes');
  if (nodes !== undefined) return wrapped('nodes', keySelection(nodes));
  const node = of(of(connection, 'edges'), 'node');
  return node && wrapped('edges', wrapped('node', keySelection(node)));
}

function wrapped(name: string, selection: string | undefined): string | undefined {
  return selection === undefined ? undefined : `${name} { ${selection} }`;
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

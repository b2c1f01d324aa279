import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type NameNode,
} from 'graphql';
import type { BreakingChange } from '../compose/breakingChanges.ts';
import type { Baseline, Proposal } from './baseline.ts';

/**
 * Fields that no source answers any more once the proposal holds: for graphs that cannot be composed anew.
 *
 * - `was`: the source's schema before
 */
export function lostFields(
  { schema, fieldSources }: Baseline,
  { source, document }: Proposal,
  was: string,
): readonly BreakingChange[] {
  const kept = coordinatesOf(document);
  return (
    [...coordinatesOf(parse(was, { noLocation: true }))]
      .filter((coordinate) => !kept.has(coordinate))
      // Where the graph does not tell who answers what, the source that had a field is taken for the only one.
      .filter(
        (coordinate) => fieldSources?.get(coordinate)?.every((id) => id === source) ?? isShown(schema, coordinate),
      )
      .map((coordinate) => ({ kind: 'FIELD_REMOVED', coordinate, message: `${coordinate} was removed.` }))
  );
}

/** How many fields of the source the graph does not show: what becomes of them nobody can see here (count). */
export function hiddenFields({ schema }: Baseline, was: string): number {
  return [...coordinatesOf(parse(was, { noLocation: true }))].filter((coordinate) => !isShown(schema, coordinate))
    .length;
}

function isShown(schema: GraphQLSchema, coordinate: string): boolean {
  const [type = '', field = ''] = coordinate.split('.');
  const known = schema.getType(type);
  return known !== undefined && 'getFields' in known && known.getFields()[field] !== undefined;
}

function coordinatesOf({ definitions }: DocumentNode): ReadonlySet<string> {
  const coordinates = definitions.flatMap((node) => {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return [];
    const fields: readonly { readonly name: NameNode }[] = 'fields' in node ? (node.fields ?? []) : [];
    return fields
      .map(({ name }) => `${node.name.value}.${name.value}`)
      .filter((one) => !/\._(entities|service)$/.test(one));
  });
  return new Set(coordinates);
}

import {
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { VisibleFields } from './visibleFields.ts';

/**
 * Names of the types to which visible fields lead from a root, with their arguments. An interface that is known from one of
 * its types alone does not lead to the others.
 */
export function reachableTypes(schema: GraphQLSchema, visible: VisibleFields): ReadonlySet<string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const reached = new Set<string>();
  const waiting: GraphQLNamedType[] = roots.filter(
    (root) => root != null && visible.has(root.name),
  ) as GraphQLNamedType[];
  for (const { args } of schema.getDirectives()) waiting.push(...args.map(({ type }) => getNamedType(type)));

  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (isAbstractType(type))
      waiting.push(...schema.getPossibleTypes(type).filter(({ name }) => visible.has(name) && !reached.has(name)));
    if (reached.has(type.name)) continue;
    reached.add(type.name);
    waiting.push(...fieldTypes(type, visible.get(type.name)));
    // What an interface looks like is told; which other types have it is not.
    if (isObjectType(type) || isInterfaceType(type)) for (const { name } of type.getInterfaces()) meet(name);
  }
  return reached;

  function meet(name: string): void {
    const met = schema.getType(name);
    const fields = visible.get(name);
    if (!isInterfaceType(met) || fields === undefined || reached.has(name)) return;
    reached.add(name);
    waiting.push(...fieldTypes(met, fields));
  }
}

/** Types of the fields of a type, and of their arguments. */
function fieldTypes(type: GraphQLNamedType, visible: ReadonlySet<string> | undefined): readonly GraphQLNamedType[] {
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ name }) => visible?.has(name))
    .flatMap((field) => [getNamedType(field.type), ...field.args.map((argument) => getNamedType(argument.type))]);
}

import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parseType,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { plainCodec } from '../values/codec.ts';
import { checkSelections, entityChecks, typenameKey, type EntityChecks } from './checkSelections.ts';
import type { Naming } from './naming.ts';
import { rewriteArgument } from './rewriteArgument.ts';
import type { AddedVariable, EntitiesField, FieldOrigin, Rewriting } from './rewriting.ts';

/** An operation in a ministry's words. Response keys stay the dictionary's, so that the answer comes in its words. */
export interface RewrittenDocument {
  readonly text: string;
  readonly document: DocumentNode;
  /** What the fields of `document` are in the dictionary: coordinate and form of the values. Fields added by us have none. */
  readonly origins: ReadonlyMap<FieldNode, FieldOrigin>;
  readonly operationName: string | undefined;
  /** Variables of the original that are still used. */
  readonly variables: readonly string[];
  readonly added: readonly AddedVariable[];
  readonly entities: readonly EntitiesField[];
}

/**
 * Puts an operation into a ministry's words: types, fields (under an alias), arguments and variable types; and asks for
 * what is needed to check the answer: `__typename` of abstract objects and of entities, and the keys of entities.
 *
 * - `schema`: the ministry's own, as declared
 */
export function rewriteDocument(document: DocumentNode, schema: GraphQLSchema, naming: Naming): RewrittenDocument {
  const rewriting: Rewriting = {
    schema,
    naming,
    added: [],
    variableTypes: new Map(),
    origins: new Map(),
    entities: [],
  };
  const fragments = document.definitions
    .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => rewriteFragment(rewriting, fragment));
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('Expected a document with an operation, but it has none.');
  const root = schema.getRootType(operation.operation) ?? undefined;
  const selectionSet = rewriteSelections(rewriting, operation.selectionSet, root);
  const kept = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    rewriting.variableTypes.has(variable.name.value),
  );
  const variableDefinitions = [
    ...kept.map((definition) => {
      const type = rewriting.variableTypes.get(definition.variable.name.value);
      return type === undefined || naming.isPlain ? definition : { ...definition, type: parseType(type) };
    }),
    ...rewriting.added.map(({ name }) => ({
      kind: Kind.VARIABLE_DEFINITION as const,
      variable: { kind: Kind.VARIABLE as const, name: { kind: Kind.NAME as const, value: name } },
      type: parseType(rewriting.variableTypes.get(name) ?? 'String'),
    })),
  ];
  const definitions = [{ ...operation, variableDefinitions, selectionSet }, ...fragments];
  const rewritten: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return {
    text: print(rewritten),
    document: rewritten,
    origins: rewriting.origins,
    operationName: operation.name?.value,
    variables: kept.map(({ variable }) => variable.name.value),
    added: rewriting.added,
    entities: rewriting.entities,
  };
}

function rewriteFragment(rewriting: Rewriting, fragment: FragmentDefinitionNode): FragmentDefinitionNode {
  const name = rewriting.naming.type(fragment.typeCondition.name.value);
  const type = rewriting.schema.getType(name);
  return {
    ...fragment,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: rewriteSelections(rewriting, fragment.selectionSet, type),
  };
}

function rewriteSelections(
  rewriting: Rewriting,
  set: SelectionSetNode,
  type: GraphQLNamedType | undefined,
): SelectionSetNode {
  const selections = set.selections.map((selection): SelectionNode => {
    switch (selection.kind) {
      case Kind.FIELD:
        return rewriteField(rewriting, selection, type);
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const name = condition === undefined ? type?.name : rewriting.naming.type(condition);
        const within = name === undefined ? type : rewriting.schema.getType(name);
        const inside = rewriteSelections(rewriting, selection.selectionSet, within);
        return {
          ...selection,
          ...(condition !== undefined &&
            name !== undefined && { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } }),
          selectionSet: inside,
        };
      }
      case Kind.FRAGMENT_SPREAD:
        return selection;
    }
  });
  if (type !== undefined && isAbstractType(type)) selections.push(fieldNode('__typename', typenameKey));
  return { kind: Kind.SELECTION_SET, selections };
}

function rewriteField(rewriting: Rewriting, node: FieldNode, type: GraphQLNamedType | undefined): FieldNode {
  const { naming } = rewriting;
  if (node.name.value === '__typename' || type === undefined) {
    rewriting.origins.set(node, { coordinate: '__typename', codec: plainCodec });
    return node;
  }
  const dictionaryType = naming.dictionaryType(type.name);
  const renamed = naming.field(dictionaryType, node.name.value);
  const field = fieldOf(type, renamed.name);
  const responseKey = node.alias?.value ?? node.name.value;
  const named = field === undefined ? undefined : getNamedType(field.type);
  const below = node.selectionSet && rewriteSelections(rewriting, node.selectionSet, named);
  const checks = renamed.name === '_entities' ? checksOf(rewriting, node.selectionSet) : undefined;
  const checked = below && checks ? { ...below, selections: [...below.selections, ...checkSelections(checks)] } : below;
  const result: FieldNode = {
    ...fieldNode(renamed.name, responseKey),
    arguments: (node.arguments ?? []).map((argument) => rewriteArgument(rewriting, argument, renamed, field)),
    ...(node.directives !== undefined && { directives: node.directives }),
    ...(checked !== undefined && { selectionSet: checked }),
  };
  if (checks !== undefined) noteEntities(rewriting, result, responseKey, checks);
  rewriting.origins.set(result, { coordinate: `${dictionaryType}.${node.name.value}`, codec: renamed.codec });
  return result;
}

function noteEntities(rewriting: Rewriting, node: FieldNode, key: string, checks: EntityChecks): void {
  const value = node.arguments?.find(({ name }) => name.value === 'representations')?.value;
  if (value?.kind === Kind.VARIABLE) rewriting.entities.push({ key, variable: value.name.value, checks });
}

/** Entity types are named by the fragments right below `_entities`. */
function checksOf({ naming, schema }: Rewriting, set: SelectionSetNode | undefined): EntityChecks {
  const types = (set?.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined
      ? [naming.type(selection.typeCondition.name.value)]
      : [],
  );
  return entityChecks(schema, [...new Set(types)], naming.isPlain);
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function fieldNode(name: string, responseKey: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(responseKey !== name && { alias: { kind: Kind.NAME, value: responseKey } }),
  };
}

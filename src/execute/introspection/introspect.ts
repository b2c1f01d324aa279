import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { outputField } from '../tree/outputField.ts';
import { newResultObject, type ResultObject } from './resultObject.ts';
import type { ValueBudget } from '../tree/valueBudget.ts';

/** The resolvers of the library's introspection types read nothing else of it. */
function resolveInfo(schema: GraphQLSchema): GraphQLResolveInfo {
  return { schema } as GraphQLResolveInfo;
}

/**
 * Answers introspection fields in normal form from the public schema, by plan keys, with the library's own resolvers.
 *
 * The library's executor cannot be stopped, and types lead to fields and fields to types: a few nested lists ask for
 * millions of values. Here what a selection comes to on one thing of the schema is computed once and shared by every place
 * that asks for it, and `budget` ends what is still too much. The answer must therefore not be changed.
 */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  budget: ValueBudget,
): ResultObject {
  const info = resolveInfo(schema);
  const known = new Map<SelectionSetNode, Map<unknown, ResultObject>>();

  function answerFields(selectionSet: SelectionSetNode, type: GraphQLObjectType, source: unknown): ResultObject {
    budget.spend(selectionSet.selections.length);
    const object = newResultObject();
    for (const node of selectionSet.selections) {
      const field = node.kind === Kind.FIELD ? outputField(schema, type.name, node.name.value) : undefined;
      if (node.kind !== Kind.FIELD || field === undefined) continue;
      const key = (node.alias ?? node.name).value;
      if (node.name.value === '__typename') object[key] = type.name;
      else {
        const given = getArgumentValues(field, node, variables);
        const value: unknown = field.resolve?.(source, given, undefined, info);
        const inner = getNamedType(field.type);
        object[key] = answerValue(value, isObjectType(inner) ? inner : undefined, node.selectionSet);
      }
    }
    return object;
  }

  function answerValue(value: unknown, type: GraphQLObjectType | undefined, selectionSet?: SelectionSetNode): unknown {
    if (Array.isArray(value)) {
      budget.spend(value.length);
      return value.map((item: unknown) => answerValue(item, type, selectionSet));
    }
    if (value === undefined || value === null) return null;
    return type === undefined || selectionSet === undefined ? value : answerOnce(selectionSet, type, value);
  }

  function answerOnce(selectionSet: SelectionSetNode, type: GraphQLObjectType, source: unknown): ResultObject {
    let answers = known.get(selectionSet);
    if (answers === undefined) known.set(selectionSet, (answers = new Map<unknown, ResultObject>()));
    let answer = answers.get(source);
    if (answer === undefined) answers.set(source, (answer = answerFields(selectionSet, type, source)));
    return answer;
  }

  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getRootType(operation?.operation ?? OperationTypeNode.QUERY);
  return operation && root ? answerFields(operation.selectionSet, root, undefined) : newResultObject();
}

import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { possibleTypes } from '../../util/possibleTypes.ts';
import { outputField } from './outputField.ts';

/** A response key that a fetch asks for. */
export interface ShapeField {
  /** Key in the source's answer. */
  readonly key: string;
  /** Key in the tree of results; see `KeyRename`. */
  readonly planKey: string;
  readonly name: string;
  /** In the public schema; what is not public has none. */
  readonly type: GraphQLOutputType | undefined;
  /** Object types on which it is asked for; absent: on every one. */
  readonly types: ReadonlySet<string> | undefined;
  /** Present for composite fields. */
  readonly shape: AnswerShape | undefined;
}

/** What a fetch asks for at one place. */
export type AnswerShape = readonly ShapeField[];

function both(first: ReadonlySet<string> | undefined, second: ReadonlySet<string>): ReadonlySet<string> {
  return first === undefined ? second : new Set([...first].filter((name) => second.has(name)));
}

function typeOfField(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLOutputType | undefined {
  if (isInterfaceType(parent)) return parent.getFields()[name]?.type;
  return isObjectType(parent) ? outputField(schema, parent.name, name)?.type : undefined;
}

/** What the operation of a fetch asks for, its fragments expanded. */
export function answerShape(schema: GraphQLSchema, document: DocumentNode): AnswerShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }

  function collect(
    selectionSet: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    types: ReadonlySet<string> | undefined,
    shape: ShapeField[],
  ): ShapeField[] {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const name = selection.name.value;
        const type = typeOfField(schema, parent, name);
        const inner = selection.selectionSet;
        const shapeInside = inner && collect(inner, type && getNamedType(type), undefined, []);
        shape.push({ key, planKey: key, name, type, types, shape: shapeInside });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const narrowed = condition === undefined ? types : both(types, possibleTypes(schema, condition));
      const inside = condition === undefined ? parent : schema.getType(condition);
      if (fragment !== undefined) collect(fragment.selectionSet, inside, narrowed, shape);
    }
    return shape;
  }

  if (operation === undefined) return [];
  return collect(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, undefined, []);
}

import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { possibleTypes } from '../util/possibleTypes.ts';

/** A response key that a fetch asks for. */
export interface ShapeField {
  /** Key in the source's answer. */
  readonly key: string;
  /** Key in the tree of results; see `KeyRename`. */
  readonly planKey: string;
  readonly name: string;
  /** Object types on which it is asked for; absent: on every one. */
  readonly types: ReadonlySet<string> | undefined;
  /** Present for composite fields. */
  readonly shape: AnswerShape | undefined;
}

/** What a fetch asks for at one place. */
export type AnswerShape = readonly ShapeField[];

/** Whether the field is asked for on an object of this type; an unknown type counts as yes. */
export function appliesTo(field: ShapeField, typename: unknown): boolean {
  return field.types === undefined || typeof typename !== 'string' || field.types.has(typename);
}

function both(first: ReadonlySet<string> | undefined, second: ReadonlySet<string>): ReadonlySet<string> {
  return first === undefined ? second : new Set([...first].filter((name) => second.has(name)));
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
    types: ReadonlySet<string> | undefined,
    shape: ShapeField[],
  ): ShapeField[] {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        shape.push({
          key,
          planKey: key,
          name: selection.name.value,
          types,
          shape: selection.selectionSet && collect(selection.selectionSet, undefined, []),
        });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const narrowed = condition === undefined ? types : both(types, possibleTypes(schema, condition));
      if (fragment !== undefined) collect(fragment.selectionSet, narrowed, shape);
    }
    return shape;
  }

  return operation === undefined ? [] : collect(operation.selectionSet, undefined, []);
}

import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import type { Refusal } from '../model/access.ts';
import type { RefusedField } from '../model/operation.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import { isIncluded } from './conditions.ts';
import type { ExpansionInput } from './expansionInput.ts';
import { fieldDefinition, isIntrospection } from './fieldDefinition.ts';
import { narrow, type Scope, type TypeSet } from './typeScope.ts';

type Input = Pick<ExpansionInput, 'schema' | 'fragments' | 'conditions' | 'refuse'>;

/** Which object types of a scope the caller may read the field on, and why not on the others. */
export function splitByRefusal(
  { refuse }: Input,
  { declared, types }: Scope,
  fieldName: string,
): { readonly allowed: TypeSet; readonly refused: readonly (readonly [TypeSet, Refusal])[] } {
  if (declared.name.startsWith('__') || isIntrospection(fieldName)) return { allowed: types, refused: [] };
  const general = refuse(declared.name, fieldName);
  if (general !== undefined) return { allowed: new Set(), refused: [[types, general]] };
  if (isObjectType(declared)) return { allowed: types, refused: [] };

  const refused: (readonly [TypeSet, Refusal])[] = [];
  const allowed = [...types].filter((type) => {
    const refusal = refuse(type, fieldName);
    if (refusal !== undefined) refused.push([new Set([type]), refusal]);
    return refusal === undefined;
  });
  return { allowed: refused.length === 0 ? types : new Set(allowed), refused };
}

/**
 * The refused fields under a composite field, when there is nothing else under it: then the field itself is not fetched,
 * because even the existence of an object (how many children, whether a debt) can be what is protected.
 * Undefined when something is left to fetch.
 */
export function refusedBeneath(input: Input, node: FieldNode, scope: Scope): readonly RefusedField[] | undefined {
  const definition = fieldDefinition(input.schema, scope.declared, node.name.value);
  const type = definition && getNamedType(definition.type);
  if (node.selectionSet === undefined || !isCompositeType(type) || type.name.startsWith('__')) return undefined;
  const found = refusedIn(input, node.selectionSet, { declared: type, types: possibleTypes(input.schema, type.name) });
  if (found === undefined || found.length === 0) return undefined;
  // Inside a list no index can be told: the error stays on the list.
  if (!isListType(getNullableType(definition?.type))) return found;
  const [first] = found;
  return first && [{ path: [], refusal: first.refusal }];
}

/** Refused fields of a selection set, or undefined as soon as something in it is not refused. */
function refusedIn(input: Input, selectionSet: SelectionSetNode, scope: Scope): readonly RefusedField[] | undefined {
  const found: RefusedField[] = [];
  for (const selection of selectionSet.selections) {
    if (!isIncluded(selection, input.conditions)) continue;
    const inner =
      selection.kind === Kind.FIELD
        ? refusedField(input, selection, scope)
        : refusedFragment(
            input,
            selection.kind === Kind.INLINE_FRAGMENT ? selection : input.fragments.get(selection.name.value),
            scope,
          );
    if (inner === undefined) return undefined;
    found.push(...inner);
  }
  return found;
}

function refusedFragment(
  input: Input,
  fragment: InlineFragmentNode | FragmentDefinitionNode | undefined,
  scope: Scope,
): readonly RefusedField[] | undefined {
  return fragment && refusedIn(input, fragment.selectionSet, narrow(input.schema, scope, fragment.typeCondition));
}

function refusedField(input: Input, node: FieldNode, scope: Scope): readonly RefusedField[] | undefined {
  if (scope.types.size === 0) return [];
  if (node.name.value === '__typename') return undefined;
  const key = (node.alias ?? node.name).value;
  const { allowed, refused } = splitByRefusal(input, scope, node.name.value);
  // What only passes hides nothing: the object above it is there.
  if (refused.some(([, { isPassing }]) => isPassing)) return undefined;
  const own = refused.map(([, refusal]) => ({ path: [key], refusal }));
  if (allowed.size === 0) return own;
  const beneath = refusedBeneath(input, node, { ...scope, types: allowed });
  return beneath && [...own, ...beneath.map(({ path, refusal }) => ({ path: [key, ...path], refusal }))];
}

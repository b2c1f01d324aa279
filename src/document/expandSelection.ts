import {
  getNamedType,
  isCompositeType,
  Kind,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { FieldOrigin, ProjectedField } from '../model/operation.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import { argumentsKey } from './argumentsKey.ts';
import { askedKey, asksBySubject, noteAsked, type AskedArguments } from './askedSubjects.ts';
import { isDeferred, isIncluded } from './conditions.ts';
import type { DeferUsage } from './deferUsages.ts';
import type { ExpansionInput } from './expansionInput.ts';
import { rowRefusal } from '../model/rows.ts';
import { fieldDefinition, isIntrospection } from './fieldDefinition.ts';
import { hoistArguments, type HoistedValue } from './hoistArguments.ts';
import { NormalSelection } from './normalForm.ts';
import { groupByMask } from './groupByMask.ts';
import { placeSubjects } from './placeSubjects.ts';
import type { PlanPlace } from './planKeys.ts';
import { refusedBeneath, splitByRefusal } from './refusals.ts';
import { conditionOf, narrow, type Scope } from './typeScope.ts';

/** What expansion writes: the normal form at a place and the projection back. */
export interface ExpansionOutput {
  readonly normal: NormalSelection;
  /** Takes the introspection fields at the root. */
  readonly introspection?: NormalSelection;
  readonly place: PlanPlace;
  readonly hoisted: HoistedValue[];
  /** Whom the fields ask for, the refused ones too, by `askedKey`. */
  readonly asked: Map<string, AskedArguments>;
  readonly fields: ProjectedField[];
  /** Client response keys from the root. */
  readonly path: readonly string[];
  /** The deferred fragment in which it stands. */
  readonly usage?: DeferUsage;
}

/** One way in which a field stands in the normal form. */
interface Placement {
  readonly condition: string;
  readonly scope: Scope;
}

/** A selection set, its fragments expanded and its conditions resolved, added to the normal form and to the projection. */
export function expandSelection(
  input: ExpansionInput,
  selectionSet: SelectionSetNode,
  scope: Scope,
  output: ExpansionOutput,
): void {
  for (const selection of selectionSet.selections) {
    if (!isIncluded(selection, input.conditions)) continue;
    if (selection.kind === Kind.FIELD) {
      expandField(input, selection, scope, output);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : input.fragments.get(selection.name.value);
    if (fragment === undefined) continue;
    const inner = fragmentOutput(input, selection, output);
    expandSelection(input, fragment.selectionSet, narrow(input.schema, scope, fragment.typeCondition), inner);
  }
}

/** Where what stands in a fragment goes: to a part of its own if it is deferred. */
function fragmentOutput(
  { usages, conditions }: ExpansionInput,
  fragment: FragmentSpreadNode | InlineFragmentNode,
  output: ExpansionOutput,
): ExpansionOutput {
  const deferred = usages && isDeferred(fragment, conditions);
  if (usages === undefined || deferred === undefined) return output;
  const usage = usages.enter(fragment, deferred.label, output.usage, output.path);
  const normal = usages.effective(usage) === usage ? output.normal.later(usage) : output.normal;
  return { ...output, normal, usage };
}

function expandField(input: ExpansionInput, node: FieldNode, scope: Scope, output: ExpansionOutput): void {
  if (scope.types.size === 0) return;
  if (node.name.value === '__typename') {
    output.fields.push(projected(input, node, scope, output, { kind: 'typename' }));
    return;
  }
  const definition = fieldDefinition(input.schema, scope.declared, node.name.value);
  noteAsked(input.subjectScalars, scope.declared.name, node, definition, output.asked);
  if (input.outside?.has(askedKey(scope.declared.name, node)) === true) {
    const refusal = rowRefusal({ ...(input.rowArticle !== undefined && { article: input.rowArticle }) });
    const origin: FieldOrigin = { kind: 'refused', refused: [{ path: [], refusal }] };
    output.fields.push(projected(input, node, scope, output, origin));
    return;
  }
  const { allowed, refused } = splitByRefusal(input, scope, node.name.value);
  for (const [types, refusal] of refused) {
    const origin: FieldOrigin = { kind: 'refused', refused: [{ path: [], refusal }] };
    output.fields.push(projected(input, node, { ...scope, types }, output, origin));
    if (refusal.isPassing) fetchOnly(input, node, { ...scope, types }, output);
  }
  if (allowed.size === 0) return;
  const left = { ...scope, types: allowed };
  const beneath = refusedBeneath(input, node, left);
  if (beneath !== undefined) {
    const origin: FieldOrigin = { kind: 'refused', refused: beneath };
    output.fields.push({
      ...projected(input, node, left, output, origin),
      ...childFields(input, node, left, output, undefined),
    });
    return;
  }
  for (const placement of placementsOf(input.schema, output.normal.type, left))
    placeField(input, node, placement, output);
}

/** One type condition where one says it, and otherwise one for each object type. */
function placementsOf(schema: GraphQLSchema, parent: GraphQLCompositeType, scope: Scope): readonly Placement[] {
  const condition = conditionOf(schema, parent, scope);
  if (condition !== undefined) return [{ condition, scope }];
  return [...scope.types].map((name) => {
    const type = schema.getType(name);
    return {
      condition: name,
      scope: { declared: isCompositeType(type) ? type : scope.declared, types: new Set([name]) },
    };
  });
}

/** Asks for a value that is kept back from the answer: whoever watches the source sees it. */
function fetchOnly(input: ExpansionInput, node: FieldNode, scope: Scope, output: ExpansionOutput): void {
  const definition = fieldDefinition(input.schema, scope.declared, node.name.value);
  if (definition === undefined || isCompositeType(getNamedType(definition.type))) return;
  for (const placement of placementsOf(input.schema, output.normal.type, scope))
    placeField(input, node, placement, { ...output, fields: [] });
}

function placeField(
  input: ExpansionInput,
  node: FieldNode,
  { condition, scope }: Placement,
  output: ExpansionOutput,
): void {
  const { budget } = input;
  if (--budget.left < 0) throw new GatewayError('DOCUMENT_TOO_MANY_FIELDS', { what: 'fields', limit: budget.limit });
  const name = node.name.value;
  const definition = fieldDefinition(input.schema, scope.declared, name);
  if (definition === undefined) return;
  const type = getNamedType(definition.type);
  const doesSomething = scope.declared === input.schema.getMutationType();
  const key = output.place.keyOf(
    definition,
    argumentsKey(node),
    () => hoistArguments(node, definition, output.hoisted),
    doesSomething ? (node.alias ?? node.name).value : undefined,
  );
  const normal = output.introspection && isIntrospection(name) ? output.introspection : output.normal;
  const field = normal.add(condition, name, key, isCompositeType(type) ? type : undefined);
  const below = childFields(input, node, scope, { ...output, place: output.place.child(key.key) }, field.selection);
  for (const { types, mask } of groupByMask(input, scope, name)) {
    const origin: FieldOrigin = { kind: 'data', planKey: key.key, ...(mask && { mask }) };
    output.fields.push({
      ...projected(input, node, { ...scope, types }, output, origin),
      ...(asksBySubject(input.subjectScalars, definition) && { asksBySubject: true }),
      ...below,
    });
  }
}

/** The projection under a composite field. Without `normal`, what is beneath is all refused and adds nothing to it. */
function childFields(
  input: ExpansionInput,
  node: FieldNode,
  scope: Scope,
  { place, hoisted, asked, path, usage }: ExpansionOutput,
  normal: NormalSelection | undefined,
): Pick<ProjectedField, 'selection'> {
  const definition = fieldDefinition(input.schema, scope.declared, node.name.value);
  const type = definition && getNamedType(definition.type);
  if (!isCompositeType(type) || node.selectionSet === undefined) return {};
  const fields: ProjectedField[] = [];
  const child = {
    normal: normal ?? new NormalSelection(type),
    place,
    hoisted,
    asked,
    fields,
    path: [...path, (node.alias ?? node.name).value],
    ...(usage ? { usage } : {}),
  };
  expandSelection(input, node.selectionSet, { declared: type, types: possibleTypes(input.schema, type.name) }, child);
  const subjects = normal && placeSubjects(input, normal, place);
  return { selection: { fields, ...(subjects && { subjects }) } };
}

function projected(
  { schema, usages }: ExpansionInput,
  node: FieldNode,
  { types }: Scope,
  { normal, usage }: ExpansionOutput,
  origin: FieldOrigin,
): ProjectedField {
  const isEverywhere = types.size === possibleTypes(schema, normal.type.name).size;
  const token = node.loc?.startToken;
  const deferredBy = usages?.effective(usage);
  return {
    responseKey: (node.alias ?? node.name).value,
    fieldName: node.name.value,
    ...(isEverywhere ? {} : { onTypes: types }),
    origin,
    ...(token ? { place: { line: token.line, column: token.column } } : {}),
    ...(usages && deferredBy ? { deferredBy: usages.idOf(deferredBy) } : {}),
  };
}

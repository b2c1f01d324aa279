import { Kind, print, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { PlanPathSegment } from '../../../src/model/plan.ts';

/** Fields to ask of the objects of a type, where all of these keys are asked of them already. */
export interface Insertion {
  readonly type: string;
  readonly selectionSet: SelectionSetNode;
  readonly keys: readonly string[];
}

/** The selection with an insertion at a path; undefined when it does not fit there. */
export function insertSelection(
  set: SelectionSetNode,
  path: readonly PlanPathSegment[],
  insertion: Insertion,
): SelectionSetNode | undefined {
  const [segment, ...rest] = path;
  switch (segment?.kind) {
    case undefined:
      return append(set, insertion);
    case 'items':
      return insertSelection(set, rest, insertion);
    case 'field': {
      const isStep = (selection: SelectionNode) => selection.kind === Kind.FIELD && keyOf(selection) === segment.name;
      return insertBelow(set, isStep, rest, insertion);
    }
    case 'types': {
      const [type] = segment.names;
      const isStep = (selection: SelectionNode) => conditionOf(selection) === type;
      if (segment.names.length > 1) return undefined;
      // Where the type condition says nothing new, the reader of documents has taken it away.
      if (!set.selections.some(isStep)) return insertSelection(set, rest, insertion);
      return insertBelow(set, isStep, rest, insertion);
    }
  }
}

function insertBelow(
  set: SelectionSetNode,
  isStep: (selection: SelectionNode) => boolean,
  path: readonly PlanPathSegment[],
  insertion: Insertion,
): SelectionSetNode | undefined {
  const step = set.selections.find(isStep);
  if (step === undefined || step.kind === Kind.FRAGMENT_SPREAD || step.selectionSet === undefined) return undefined;
  const selectionSet = insertSelection(step.selectionSet, path, insertion);
  if (selectionSet === undefined) return undefined;
  return { ...set, selections: set.selections.map((each) => (each === step ? { ...step, selectionSet } : each)) };
}

/** Fits only where the keys are asked for, and where no response key would stand for two things. */
function append(set: SelectionSetNode, { type, selectionSet, keys }: Insertion): SelectionSetNode | undefined {
  const own = set.selections.flatMap((each) => (conditionOf(each) === type ? fieldsIn(each) : directField(each)));
  const foreign = set.selections.flatMap((each) => (conditionOf(each) === type ? [] : fieldsIn(each)));
  if (!keys.every((key) => own.some((field) => keyOf(field) === key && field.name.value === key))) return undefined;
  const added = selectionSet.selections.flatMap(directField);
  if (added.length < selectionSet.selections.length) return undefined;
  const clashes = added.some(
    (field) =>
      own.some((other) => keyOf(other) === keyOf(field) && callOf(other) !== callOf(field)) ||
      foreign.some((other) => keyOf(other) === keyOf(field)),
  );
  if (clashes) return undefined;
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const;
  return { ...set, selections: [...set.selections, { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }] };
}

function conditionOf(selection: SelectionNode): string | undefined {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
}

function directField(selection: SelectionNode): readonly FieldNode[] {
  return selection.kind === Kind.FIELD ? [selection] : [];
}

function fieldsIn(selection: SelectionNode): readonly FieldNode[] {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(directField) : [];
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

function callOf(field: FieldNode): string {
  return field.name.value + (field.arguments ?? []).map(print).sort().join();
}

import type { FieldNode, SelectionSetNode } from 'graphql';
import type { JoinBinding, JoinColumns, NestedBinding, ReferenceBinding } from '../../model/typeBinding.ts';
import type { SubjectMap } from '../../model/rows.ts';
import { collectFields, subSelections, type DocumentScope } from './collectFields.ts';
import { leafOf, type CompiledParts, type CompiledType } from './compiledTypes.ts';
import { listNarrowing } from './narrowing.ts';
import { compileRead } from './rows.ts';
import type { Lookup, PartsNode, RelationNode, SelectionNode, SelectionPlan } from './selectionPlan.ts';
import { stubType } from './stubType.ts';

/** What compiling needs: the document, and the source's types. */
export interface CompileScope extends DocumentScope {
  readonly types: ReadonlyMap<string, CompiledType>;
  /** Whether as-of times are reported, so that their columns are read too. */
  readonly wantsAsOf: boolean;
  /** Whose rows the objects of each type are. */
  readonly subjects: SubjectMap;
}

/** Compiles what an operation asks of the objects of one type. */
export function compileSelection(
  scope: CompileScope,
  type: CompiledType,
  selectionSets: readonly SelectionSetNode[],
): SelectionPlan {
  const columns = new Set<string>();
  const nodes: SelectionNode[] = [];
  for (const [key, fieldNodes] of collectFields(scope, type.name, selectionSets)) {
    const node = compileNode(scope, type, key, fieldNodes, columns);
    if (node !== undefined) nodes.push(node);
  }
  if (scope.wantsAsOf) for (const column of type.asOf?.columns ?? []) columns.add(column);
  return { type, columns: [...columns], nodes };
}

function compileNode(
  scope: CompileScope,
  type: CompiledType,
  key: string,
  fieldNodes: readonly FieldNode[],
  columns: Set<string>,
): SelectionNode | undefined {
  const name = fieldNodes[0]?.name.value ?? key;
  if (name === '__typename') return { kind: 'typename', key, name: type.name };
  const field = type.fields.get(name);
  const below = subSelections(fieldNodes);
  switch (field?.kind) {
    case undefined:
      return undefined;
    case 'leaf':
      for (const column of field.columns) columns.add(column);
      return { kind: 'leaf', key, leaf: field };
    case 'parts':
      return compileParts(scope, field, key, below, columns);
    case 'relation': {
      const { binding } = field;
      if ('key' in binding) return compileReference(scope, binding, key, below, columns);
      if ('nested' in binding) return compileNested(scope, binding, `${type.name}.${name}`, key, below, columns);
      return compileJoin(scope, binding, { key, name }, below, columns);
    }
  }
}

function compileParts(
  scope: CompileScope,
  field: CompiledParts,
  key: string,
  below: readonly SelectionSetNode[],
  columns: Set<string>,
): PartsNode {
  const nodes = [...collectFields(scope, field.value, below)].map(
    ([partKey, partNodes]): PartsNode['nodes'][number] => {
      const name = partNodes[0]?.name.value ?? partKey;
      if (name === '__typename') return { kind: 'typename', key: partKey, name: field.value };
      const leaf = field.parts.get(name);
      if (leaf === undefined) return { kind: 'absent', key: partKey };
      for (const column of leaf.columns) columns.add(column);
      return { kind: 'leaf', key: partKey, leaf };
    },
  );
  return { kind: 'parts', key, nodes };
}

function compileReference(
  scope: CompileScope,
  binding: ReferenceBinding,
  key: string,
  below: readonly SelectionSetNode[],
  columns: Set<string>,
): RelationNode {
  const target = scope.types.get(binding.to);
  const keyFields = Object.entries(binding.key).map(([field, column]) => ({ field, read: compileRead(column) }));
  for (const column of Object.values(binding.key)) columns.add(column);
  const names = keyFields.map(({ field }) => field);
  const asked = [...collectFields(scope, binding.to, below).values()].map((nodes) => nodes[0]?.name.value ?? '');
  const isKeyOnly = asked.every((name) => name === '__typename' || names.includes(name));
  if (target?.table === undefined || isKeyOnly) {
    return { kind: 'stub', key, keyFields, child: compileSelection(scope, stubType(binding.to, names, target), below) };
  }
  const child = compileSelection(scope, target, below);
  const foreign = names.map((field) => leafOf(target, field).column);
  const own = keyFields.map(({ read }) => read);
  const lookup = lookupOf(target, [foreign], child);
  return { kind: 'join', key, list: false, own, via: undefined, lookup, child, narrowing: undefined };
}

function compileNested(
  scope: CompileScope,
  binding: NestedBinding,
  coordinate: string,
  key: string,
  below: readonly SelectionSetNode[],
  columns: Set<string>,
): RelationNode {
  columns.add(binding.nested);
  const child = compileSelection(scope, typeOf(scope, binding.to), below);
  return { kind: 'nested', key, coordinate, list: binding.list === true, read: compileRead(binding.nested), child };
}

function compileJoin(
  scope: CompileScope,
  binding: JoinBinding,
  { key, name }: { readonly key: string; readonly name: string },
  below: readonly SelectionSetNode[],
  columns: Set<string>,
): RelationNode {
  const target = typeOf(scope, binding.to);
  const child = compileSelection(scope, target, below);
  const pairing = pairingOf(binding.on);
  const lookup = lookupOf(target, pairing.foreign, child, binding);
  const own = pairing.own.map(compileRead);
  const list = binding.list === true;
  const narrowing = listNarrowing(name, list, target, scope.subjects);
  if (binding.via === undefined) {
    for (const column of pairing.own) columns.add(column);
    return { kind: 'join', key, list, own, via: undefined, lookup, child, narrowing };
  }
  const first = pairingOf(binding.via.on);
  // The table in between has its own order, so rows are put in order here and need the columns for it.
  const sorted = {
    ...lookup,
    columns: [...lookup.columns, ...lookup.orderBy.map((entry) => entry.split(' ')[0] ?? '')],
  };
  for (const column of first.own) columns.add(column);
  const viaLookup: Lookup = {
    type: target.name,
    table: binding.via.table,
    alternatives: first.foreign,
    columns: pairing.own,
    where: binding.via.where ?? {},
    orderBy: [],
  };
  return {
    kind: 'join',
    key,
    list,
    own: first.own.map(compileRead),
    via: { lookup: viaLookup, own },
    lookup: sorted,
    child,
    narrowing,
  };
}

/** The look-up of a type's rows by some of its columns. */
export function lookupOf(
  type: CompiledType,
  alternatives: readonly (readonly string[])[],
  child: SelectionPlan,
  more: Pick<JoinBinding, 'where' | 'orderBy'> = {},
): Lookup {
  return {
    type: type.name,
    table: type.table ?? type.name,
    alternatives,
    columns: child.columns,
    where: { ...type.where, ...more.where },
    orderBy: more.orderBy ?? [],
  };
}

function typeOf(scope: CompileScope, name: string): CompiledType {
  const type = scope.types.get(name);
  if (type === undefined) throw new Error(`Expected the binding to have the type ${name}, but it has not.`);
  return type;
}

/** Own columns, and for each alternative the columns of the other side in the same order. */
function pairingOf(on: JoinBinding['on']): { own: readonly string[]; foreign: readonly (readonly string[])[] } {
  const alternatives: readonly JoinColumns[] = Array.isArray(on) ? (on as readonly JoinColumns[]) : [on as JoinColumns];
  const own = Object.keys(alternatives[0] ?? {});
  return { own, foreign: alternatives.map((columns) => own.map((column) => columns[column] ?? column)) };
}

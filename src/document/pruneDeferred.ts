import type { GraphQLSchema } from 'graphql';
import { possibleTypes } from '../util/possibleTypes.ts';
import type { DeferUsage } from './deferUsages.ts';
import { NormalSelection, type NormalField } from './normalForm.ts';

/** A normal form in which deferred fragments hold only what nothing around them asks for at the same place. */
export interface PrunedForm {
  readonly selection: NormalSelection;
  /** The deferred fragments that still ask for something of their own. */
  readonly live: ReadonlySet<DeferUsage>;
}

interface Pruning {
  readonly schema: GraphQLSchema;
  readonly live: Set<DeferUsage>;
}

/** A pruned selection, and whether it asks for anything that is not asked for around it. */
interface Part {
  readonly selection: NormalSelection;
  readonly isOwn: boolean;
}

/** Takes out of each deferred fragment what is asked for without delay, or by a fragment around it, at the same place. */
export function pruneDeferred(schema: GraphQLSchema, selection: NormalSelection): PrunedForm {
  const live = new Set<DeferUsage>();
  return { selection: prune({ schema, live }, selection, []).selection, live };
}

function prune(pruning: Pruning, selection: NormalSelection, around: readonly NormalSelection[]): Part {
  const left = new NormalSelection(selection.type);
  let isOwn = false;
  for (const [condition, fields] of selection.groups)
    for (const field of fields.values()) {
      const same = around.flatMap((outer) => sameFields(pruning.schema, outer, condition, field.key));
      const inner = field.selection && prune(pruning, field.selection, same.flatMap(selectionOf));
      if (same.length > 0 && (inner === undefined || inner.selection.isEmpty)) continue;
      left.put(condition, inner ? { ...field, selection: inner.selection } : field);
      if (same.length === 0 || inner?.isOwn === true) isOwn = true;
    }
  for (const [usage, part] of selection.deferred) {
    const inner = prune(pruning, part, [...around, selection]);
    if (!inner.selection.isEmpty) left.deferred.set(usage, inner.selection);
    if (inner.isOwn) pruning.live.add(usage);
  }
  return { selection: left, isOwn };
}

function selectionOf(field: NormalField): readonly NormalSelection[] {
  return field.selection ? [field.selection] : [];
}

/** Fields under a key that are asked for wherever the condition holds. */
function sameFields(
  schema: GraphQLSchema,
  { groups }: NormalSelection,
  condition: string,
  key: string,
): readonly NormalField[] {
  return [...groups].flatMap(([outer, fields]) => {
    const field = fields.get(key);
    return field !== undefined && covers(schema, outer, condition) ? [field] : [];
  });
}

function covers(schema: GraphQLSchema, outer: string, condition: string): boolean {
  if (outer === '' || outer === condition) return true;
  if (condition === '') return false;
  const types = possibleTypes(schema, outer);
  return [...possibleTypes(schema, condition)].every((type) => types.has(type));
}

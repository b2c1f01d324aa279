import type { OperationTypeNode } from 'graphql';
import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import type { FetchNode } from '../model/plan.ts';
import type { SourceId } from '../model/source.ts';
import type { PositionFiller } from './fillPositions.ts';
import type { Planning } from './planning.ts';
import { Position } from './position.ts';

/** Fills an operation from its root. The fields of a mutation are filled one after the other (GraphQL specification §6.2.2). */
export function fillOperation(
  planning: Planning,
  filler: PositionFiller,
  kind: `${OperationTypeNode}`,
  selections: Selections,
): void {
  const type = planning.typeNamed(planning.graph.roots[kind] ?? '');
  if (kind === 'mutation') fillMutation(filler, type, planning.fieldsOn(type.name, selections));
  else filler.fill(new Position(type, [], scopeOf(kind, [])), selections, new Set());
}

/** Each field waits for all that the fields before it led to; neighbours that lead to nothing further share a request. */
function fillMutation(filler: PositionFiller, type: GraphType, fields: readonly FieldSelection[]): void {
  let last: { readonly position: Position; readonly source: SourceId } | undefined;
  for (const field of fields) {
    const before = [...filler.fetches];
    const source = onlySource(type, field);
    const shared = last?.source === source ? last?.position : undefined;
    const position = shared ?? new Position(type, [], scopeOf('mutation', before));
    filler.fill(position, [field], new Set());
    const added = filler.fetches.length - before.length;
    const leadsNowhere = added === (shared === undefined ? 1 : 0);
    last = leadsNowhere && source !== undefined ? { position, source } : undefined;
  }
}

function onlySource(type: GraphType, field: FieldSelection): SourceId | undefined {
  const holders = [...type.bySource.values()].filter(({ fields }) => fields.get(field.name)?.external === false);
  return holders.length === 1 ? holders[0]?.source : undefined;
}

function scopeOf(operation: FetchNode['operation'], before: Position['scope']['before']): Position['scope'] {
  return { operation, before, deferred: undefined };
}

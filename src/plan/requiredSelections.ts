import type { Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import type { RequiredSelection } from '../model/plan.ts';
import type { Planning } from './planning.ts';

const TYPENAME: RequiredSelection = { kind: 'field', name: '__typename', responseKey: '__typename', selections: [] };

/** What goes into representations of a type: a selection that has been asked for, with its response keys. */
export function requiredSelections(
  planning: Planning,
  type: GraphType,
  selections: Selections,
): readonly RequiredSelection[] {
  const found = new Map<string, RequiredSelection>();
  collect(planning, type, selections, found);
  return [...found.values()];
}

function collect(
  planning: Planning,
  type: GraphType,
  selections: Selections,
  found: Map<string, RequiredSelection>,
): void {
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      if (planning.appliesTo(selection.type, type.name)) collect(planning, type, selection.selections, found);
      else addFragment(planning, selection.type, selection.selections, found);
      continue;
    }
    if (found.has(selection.responseKey)) {
      const known = found.get(selection.responseKey);
      const more = inside(planning, type, selection.name, selection.selections);
      if (known !== undefined)
        found.set(selection.responseKey, { ...known, selections: together(known.selections, more) });
      continue;
    }
    found.set(selection.responseKey, {
      kind: 'field',
      name: selection.name,
      responseKey: selection.responseKey,
      selections: inside(planning, type, selection.name, selection.selections),
    });
  }
}

function addFragment(
  planning: Planning,
  name: string,
  selections: Selections,
  found: Map<string, RequiredSelection>,
): void {
  const type = planning.graph.typeNamed(name);
  if (type === undefined) return;
  const key = `... on ${name}`;
  const known = found.get(key)?.selections ?? [];
  found.set(key, {
    kind: 'fragment',
    type: name,
    selections: together(known, requiredSelections(planning, type, selections)),
  });
}

/** Objects of an abstract type say which they are. */
function inside(
  planning: Planning,
  type: GraphType,
  field: string,
  selections: Selections | undefined,
): readonly RequiredSelection[] {
  if (selections === undefined) return [];
  const target = [...type.bySource.values()].flatMap((each) => each.fields.get(field)?.typeName ?? [])[0];
  const targetType = target === undefined ? undefined : planning.graph.typeNamed(target);
  if (targetType === undefined) return [];
  const below = requiredSelections(planning, targetType, selections);
  return targetType.kind === 'object' ? below : together([TYPENAME], below);
}

function together(
  first: readonly RequiredSelection[],
  second: readonly RequiredSelection[],
): readonly RequiredSelection[] {
  const keyOf = (each: RequiredSelection) => (each.kind === 'field' ? each.responseKey : `... on ${each.type}`);
  const found = new Map(first.map((each) => [keyOf(each), each]));
  for (const each of second) {
    const known = found.get(keyOf(each));
    found.set(
      keyOf(each),
      known === undefined ? each : { ...known, selections: together(known.selections, each.selections) },
    );
  }
  return [...found.values()];
}

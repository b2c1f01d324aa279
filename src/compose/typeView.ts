import { Kind } from 'graphql';
import type { JoinedField, JoinedKey, JoinedType, JoinModel } from './joinModel.ts';

/** An object type with what interface objects add to it. */
export interface TypeView {
  readonly graphs: readonly string[];
  /** Graphs that know the type by its own name. */
  readonly real: ReadonlySet<string>;
  readonly keys: readonly JoinedKey[];
  /** Keys of an interface of the type, and the graphs that take them without knowing the object's own type. */
  readonly byInterface: ReadonlyMap<string, ReadonlySet<string>>;
  readonly fields: ReadonlyMap<string, readonly JoinedField[]>;
  readonly requiring: readonly { readonly name: string; readonly joined: JoinedField }[];
  /** Top fields of a graph's keys of a type that it extends, which it answers even where it calls them external. */
  readonly keyFields: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `labels`: whether the labels of progressive overrides are on. */
export function typeView(model: JoinModel, name: string, labels: 'on' | 'off'): TypeView {
  const type = model.types.get(name);
  const interfaces = [...(type?.implemented.keys() ?? [])].flatMap((each) => model.types.get(each) ?? []);
  const fields = new Map([...(type?.fields ?? [])].map(([field, joined]) => [field, [...joined]]));
  const keys = [...(type?.keys ?? [])];
  const byInterface = new Map<string, Set<string>>();
  for (const each of interfaces) {
    addInterfaceObject(each, fields, keys);
    for (const key of each.keys) {
      const known = byInterface.get(key.text) ?? new Set();
      byInterface.set(key.text, new Set([...known, ...key.graphs]));
    }
  }
  const active = new Map(
    [...fields].map(([field, joined]) => [
      field,
      joined.filter(({ onlyWhileLabel }) => onlyWhileLabel === undefined || onlyWhileLabel === labels),
    ]),
  );
  const keyFields = new Map<string, Set<string>>();
  for (const key of keys)
    for (const graph of key.graphs.filter((each) => key.extendedIn.has(each))) {
      const known = keyFields.get(graph) ?? new Set();
      for (const selection of key.fields.selections) if (selection.kind === Kind.FIELD) known.add(selection.name.value);
      keyFields.set(graph, known);
    }
  return {
    graphs: type?.graphs ?? [],
    real: new Set(type?.graphs),
    keys,
    byInterface,
    fields: active,
    requiring: [...active].flatMap(([field, joined]) =>
      joined.filter(({ requires }) => requires !== undefined).map((each) => ({ name: field, joined: each })),
    ),
    keyFields,
  };
}

function addInterfaceObject(type: JoinedType, fields: Map<string, JoinedField[]>, keys: JoinedKey[]): void {
  if (type.interfaceObjectIn.size === 0) return;
  for (const [field, joined] of type.fields) {
    const added = joined.filter(({ graph }) => type.interfaceObjectIn.has(graph));
    if (added.length > 0) fields.set(field, [...(fields.get(field) ?? []), ...added]);
  }
  for (const key of type.keys) {
    const graphs = key.graphs.filter((graph) => type.interfaceObjectIn.has(graph));
    if (graphs.length > 0) keys.push({ ...key, graphs });
  }
}

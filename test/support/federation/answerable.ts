import type { SubgraphModel } from './subgraphModel.ts';

/** Whether a subgraph itself resolves a field of a type of its own; keys and `@provides` come on top of it. */
export type Answers = (typeName: string, fieldName: string) => boolean;

/**
 * Which fields a subgraph resolves: not the external ones, nor those that another took over (`@override`).
 *
 * - `labels`: those of progressive overrides that are on; a field is then the other's, and otherwise not yet
 */
export function answersOf(
  subgraph: SubgraphModel,
  all: readonly SubgraphModel[],
  labels: ReadonlySet<string> = new Set(),
): Answers {
  const holds = (label: string | undefined) => label === undefined || labels.has(label);
  const taken = new Set(
    all.flatMap((other) =>
      [...other.types.values()].flatMap((type) =>
        [...type.fields].flatMap(([name, { override }]) =>
          override?.from === subgraph.id && holds(override.label) ? [`${type.name}.${name}`] : [],
        ),
      ),
    ),
  );
  return (typeName, fieldName) => {
    const field = subgraph.types.get(typeName)?.fields.get(fieldName);
    if (field === undefined || field.isExternal || taken.has(`${typeName}.${fieldName}`)) return false;
    return field.override === undefined || holds(field.override.label);
  };
}

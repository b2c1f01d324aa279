import { Kind, type SelectionSetNode } from 'graphql';
import { canonical } from './fieldArguments.ts';

export type Representation = Readonly<Record<string, unknown>>;

/**
 * What of a field set a representation carries, as `Facts.select` gives it for a row. A missing field is an error; below
 * fragments it is one only when the representation says that it is of that type.
 */
export function carried(representation: Representation, selections: SelectionSetNode): Representation {
  const found: Record<string, unknown> = {};
  for (const node of selections.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      if (representation['__typename'] === undefined || mayBe(representation, node.selectionSet))
        Object.assign(found, carriedLoosely(representation, node.selectionSet));
    } else if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
      const value = representation[node.name.value];
      if (value === undefined) throw new Error(`The representation lacks ${node.name.value}.`);
      found[node.name.value] = below(value, node.selectionSet);
    }
  }
  return found;
}

/** Whether a representation carries a whole field set. */
export function carries(representation: Representation, selections: SelectionSetNode): boolean {
  try {
    carried(representation, selections);
    return true;
  } catch {
    return false;
  }
}

export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function mayBe(representation: Representation, selections: SelectionSetNode): boolean {
  return selections.selections.some((node) => node.kind !== Kind.FIELD || node.name.value in representation);
}

function carriedLoosely(representation: Representation, selections: SelectionSetNode): Representation {
  const present = selections.selections.filter(
    (node) => node.kind !== Kind.FIELD || representation[node.name.value] !== undefined,
  );
  return carried(representation, { ...selections, selections: present });
}

function below(value: unknown, selections: SelectionSetNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => below(item, selections));
  if (value === null || selections === undefined) return value;
  return carried(value as Representation, selections);
}

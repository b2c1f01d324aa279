import { Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How large a selection set is once every fragment is expanded. */
export interface SelectionSize {
  /** Selection sets inside one another (count). */
  readonly depth: number;
  /** Fields (count). */
  readonly fields: number;
}

const EMPTY: SelectionSize = { depth: 0, fields: 0 };

/**
 * Measures selection sets as if their fragments were expanded, without expanding them: each fragment is measured once,
 * so that spreads nested n times over do not cost 2ⁿ. Cycles count as nothing; validation names them.
 */
export function selectionMeter(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (selectionSet: SelectionSetNode) => SelectionSize {
  const measured = new Map<string, SelectionSize>();

  function measureFragment(name: string): SelectionSize {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return EMPTY;
    measured.set(name, EMPTY);
    const size = measure(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function measureSelection(selection: SelectionNode): SelectionSize {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return measureFragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return measure(selection.selectionSet);
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return { depth: 0, fields: 1 };
        const inner = measure(selection.selectionSet);
        return { depth: inner.depth + 1, fields: inner.fields + 1 };
      }
    }
  }

  function measure(selectionSet: SelectionSetNode): SelectionSize {
    let depth = 0;
    let fields = 0;
    for (const selection of selectionSet.selections) {
      const size = measureSelection(selection);
      depth = Math.max(depth, size.depth);
      fields += size.fields;
    }
    return { depth, fields };
  }

  return measure;
}

import { Kind, type DocumentNode } from 'graphql';
import { directivesNamed, textArgument } from '../../federation/joinDirectives.ts';
import type { PlanningContext } from '../../model/plan.ts';

/**
 * Chooses for each request which labels of progressive overrides hold (`@override(label:)`, Federation v2.7): those that are
 * stated, and of the form `percent(x)` so many of a hundred requests. One throw decides all shares, so that there are few
 * contexts, and plans are found again.
 *
 * - `throwDice`: from 0 to 1, 1 left out
 */
export function progressiveOverrides(
  supergraph: DocumentNode,
  stated: readonly string[],
  throwDice: () => number = Math.random,
): () => PlanningContext | undefined {
  const shares = labelsIn(supergraph).flatMap((label) => {
    const share = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label)?.[1];
    return share === undefined ? [] : [{ label, share: Number(share) }];
  });
  const contexts = new Map<string, PlanningContext>();
  return () => {
    if (shares.length === 0 && stated.length === 0) return undefined;
    const dice = throwDice() * 100;
    const labels = [...stated, ...shares.filter(({ share }) => dice < share).map(({ label }) => label)].sort();
    const id = JSON.stringify(labels);
    let context = contexts.get(id);
    if (context === undefined)
      contexts.set(id, (context = { id, labels: new Set(labels), refuses: () => false, weightOf: () => 1 }));
    return context;
  };
}

function labelsIn({ definitions }: DocumentNode): readonly string[] {
  const labels = new Set<string>();
  for (const type of definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? [])
      for (const join of directivesNamed(field, 'join__field')) {
        const label = textArgument(join, 'overrideLabel');
        if (label !== undefined) labels.add(label);
      }
  }
  return [...labels];
}

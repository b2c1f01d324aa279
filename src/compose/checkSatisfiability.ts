import { isObjectType, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { graphNames } from './fieldSources.ts';
import type { Finding } from './finding.ts';
import { readJoinModel } from './joinModel.ts';
import { createReachFinder, type Position, type Reached, type ReachFinder } from './reach.ts';

/** Findings beyond this number help nobody. */
const FINDING_LIMIT = 50;

/**
 * Whether every field of the public schema can be answered on every path that leads to its type. Each state (type, and
 * the graphs where the object can be at hand) is looked at once, nearest to the root first, so that a finding names a
 * shortest path. Progressive overrides are checked with all labels on and with all labels off.
 */
export function checkSatisfiability(supergraph: DocumentNode, schema: GraphQLSchema): readonly Finding[] {
  const model = readJoinModel(supergraph);
  const labelled = [...model.types.values()].some(({ fields }) =>
    [...fields.values()].some((joined) => joined.some(({ onlyWhileLabel }) => onlyWhileLabel !== undefined)),
  );
  const findings = new Map<string, Finding>();
  for (const labels of labelled ? (['off', 'on'] as const) : (['off'] as const))
    walk(createReachFinder(model, labels), schema, graphNames(supergraph), findings);
  return [...findings.values()];
}

interface Step {
  readonly type: string;
  readonly positions: readonly Position[];
  readonly path: string;
}

function walk(
  finder: ReachFinder,
  schema: GraphQLSchema,
  names: ReadonlyMap<string, string>,
  findings: Map<string, Finding>,
): void {
  const seen = new Set<string>();
  const queue: Step[] = [];
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!root) continue;
    const graphs = Object.keys(root.getFields()).flatMap((field) => finder.holders(root.name, field));
    const positions = [...new Set(graphs.map(({ graph }) => graph))].map((graph) => ({ graph, provided: undefined }));
    queue.push({ type: root.name, positions, path: '' });
  }
  for (const step of queue) {
    const type = schema.getType(step.type);
    if (!isObjectType(type)) continue;
    const reached = finder.reach(step.type, step.positions);
    // States that reach the same graphs have the same ways on, where they are provided with the same.
    const id = `${step.type}|${[...reached.graphs].sort().join()}|${providedText(step.positions)}`;
    if (seen.has(id)) continue;
    seen.add(id);
    if (!finder.canTellType(reached)) report(finder, reached, '__typename', step.path, names, findings);
    for (const field of Object.keys(type.getFields())) {
      const path = `${step.path}${step.path === '' ? '' : ' → '}${step.type}.${field}`;
      if (reached.answering(field).length === 0) report(finder, reached, field, path, names, findings);
      if (findings.size >= FINDING_LIMIT) return;
      for (const [target, positions] of finder.targets(reached, field)) queue.push({ type: target, positions, path });
    }
  }
}

function providedText(positions: readonly Position[]): string {
  return positions.flatMap(({ graph, provided }) => (provided ? graph + print(provided) : [])).join();
}

function report(
  finder: ReachFinder,
  reached: Reached,
  field: string,
  path: string,
  names: ReadonlyMap<string, string>,
  findings: Map<string, Finding>,
): void {
  const coordinate = `${reached.type}.${field}`;
  if (findings.has(coordinate)) return;
  const list = (graphs: Iterable<string>) =>
    [...new Set(graphs)]
      .map((graph) => names.get(graph) ?? graph)
      .sort()
      .join(', ') || '-';
  const holding = finder.holders(reached.type, field).filter(({ external }) => !external);
  const keys = finder
    .keysOf(reached.type)
    .flatMap((key) =>
      key.graphs
        .filter((graph) => holding.some((each) => each.graph === graph))
        .map((graph) => `"${key.text}" (${list([graph])})`),
    );
  findings.set(coordinate, {
    code: 'GRAPH_UNSATISFIABLE',
    params: {
      path,
      coordinate,
      hand: list(reached.graphs),
      sources: list(holding.map(({ graph }) => graph)),
      keys: [...new Set(keys)].sort().join(', ') || '-',
    },
  });
}

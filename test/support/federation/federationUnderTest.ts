import type { GraphQLSchema } from 'graphql';
import { createDocumentStage, type DocumentStage } from '../../../src/document/createDocumentStage.ts';
import { createExecutor, type Executor } from '../../../src/execute/createExecutor.ts';
import type { Plan, Planner, PlanningContext } from '../../../src/model/plan.ts';
import type { Source } from '../../../src/model/source.ts';
import { createPlanner } from '../../../src/plan/createPlanner.ts';
import { readExecuted, type ReadAnswer } from './readExecuted.ts';

export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly labels?: readonly string[];
}

/** The gateway's road from a document to an answer, without its doors. */
export interface FederationUnderTest {
  plan(asked: Asked): Plan;
  ask(asked: Asked): Promise<ReadAnswer>;
}

/** Document stage, planner and executor over the given sources, as `src/gateway.ts` connects them. */
export function federationUnderTest(
  graph: { readonly schema: GraphQLSchema; readonly supergraphSdl: string },
  sources: readonly Source[],
  planner: Planner = createPlanner(graph.supergraphSdl),
): FederationUnderTest {
  const documents = createDocumentStage({ schema: graph.schema });
  const executor = createExecutor({
    sources: new Map(sources.map((source) => [source.id, source])),
    schema: graph.schema,
    scalars: new Map(),
  });
  return {
    plan: (asked) => planOf(planner, prepare(documents, asked).operation.text, asked),
    ask: async (asked) => execute(executor, planner, documents, asked),
  };
}

function prepare(documents: DocumentStage, { query, variables = {} }: Asked) {
  const outcome = documents.prepare({ query, variables }, { profileId: 'everyone', refuse: () => undefined });
  if (!outcome.ok) throw new Error(outcome.errors.map(({ message }) => message).join('\n'));
  return outcome.prepared;
}

function planOf(planner: Planner, text: string, { labels = [] }: Asked): Plan {
  const context: PlanningContext = {
    id: labels.join(),
    refuses: () => false,
    labels: new Set(labels),
    weightOf: () => 1,
  };
  return planner.plan(text, context);
}

async function execute(
  executor: Executor,
  planner: Planner,
  documents: DocumentStage,
  asked: Asked,
): Promise<ReadAnswer> {
  const { operation, variables } = prepare(documents, asked);
  const plan = planOf(planner, operation.text, asked);
  const context = { requestId: 'r-1', wantsProvenance: false };
  return readExecuted(await executor.execute(plan, operation, variables, context, new AbortController().signal));
}

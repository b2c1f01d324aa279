import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { GraphData } from '../support/federation/testGraph.ts';
import { Choices } from './choices.ts';
import { createComparer, type Comparer, type PlannerOf } from './compareAnswers.ts';
import { generateGraph } from './generateGraph.ts';
import { generateOperation, type Operation } from './generateOperation.ts';
import { reduceExample, type Example } from './reduceExample.ts';

export interface Search {
  /** Graphs (count); those that cannot be composed or answered whole are replaced by others. */
  readonly graphs: number;
  /** Operations asked of each graph (count). */
  readonly operations: number;
  readonly seed: number;
  /** Longest search for a smaller example (milliseconds). */
  readonly shrinkingMs: number;
  /** Default: the gateway's own planner. */
  readonly plannerOf?: PlannerOf | undefined;
}

export interface SearchResult {
  /** Operations whose answers were equal (count). */
  readonly compared: number;
  /** The smallest graph and operation that were found to differ, as a text to read. */
  readonly difference: string | undefined;
}

/** Longest list of decisions for a graph and for an operation (count). */
const LONGEST = { graph: 900, operation: 250 };

/** Looks for an operation that the federation answers in another way than one server that holds everything. */
export async function searchDifference(search: Search): Promise<SearchResult> {
  const { graphs, operations, seed, plannerOf } = search;
  let compared = 0;
  const found: Example[] = [];
  const lists = fc.array(numbers(LONGEST.operation), { minLength: operations, maxLength: operations });
  const property = fc.asyncProperty(numbers(LONGEST.graph), lists, async (decisions, questions) => {
    const data = generateGraph(new Choices(decisions));
    const comparer = admit(data, plannerOf);
    fc.pre(comparer !== undefined);
    for (const question of questions) {
      const operation = generateOperation(comparer.schema, new Choices(question));
      const difference = await differenceIn(data, comparer, operation);
      if (difference === undefined) compared++;
      else {
        found.push({ data, operation });
        throw new Error('They differ.');
      }
    }
  });
  const options = { numRuns: graphs, seed, unbiased: true, maxSkipsPerRun: 1_000, endOnFailure: true };
  const { failed, errorInstance } = await fc.check(property, options);
  if (!failed) return { compared, difference: undefined };
  const [example] = found;
  if (example === undefined) throw errorInstance;
  return { compared, difference: await smallest(example, search) };
}

/** The same difference in a smaller graph with a smaller operation, as far as that is found in time. */
async function smallest(example: Example, { seed, plannerOf, shrinkingMs }: Search): Promise<string> {
  let difference: Difference | undefined;
  const isStill = async ({ data, operation }: Example) => {
    try {
      const comparer = createComparer(data, plannerOf);
      if (validate(comparer.schema, parse(operation.query)).length > 0) return false;
      const one = await differenceIn(data, comparer, operation);
      const kind = difference?.kind ?? one?.kind;
      if (one?.kind !== kind || one === undefined) return false;
      difference = one;
      return true;
    } catch {
      // A part too many was taken: this is no graph, or no operation over it.
      return false;
    }
  };
  await isStill(example);
  await reduceExample(example, isStill, performance.now() + shrinkingMs);
  return `Seed ${seed}.\n\n${difference?.text ?? 'It does not happen again.'}`;
}

function numbers(maxLength: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: 999 }), { maxLength, size: 'max' });
}

function admit(data: GraphData, plannerOf: PlannerOf | undefined): Comparer | undefined {
  try {
    return createComparer(data, plannerOf);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'COMPOSITION_FAILED') return undefined;
    throw error;
  }
}

interface Difference {
  /** Whether there was an answer, or which error instead. */
  readonly kind: string;
  /** What differs, to read. */
  readonly text: string;
}

async function differenceIn(
  data: GraphData,
  comparer: Comparer,
  operation: Operation,
): Promise<Difference | undefined> {
  const { expected, got } = await comparer.compare(operation);
  if (expected === got) return undefined;
  const text = [
    ...data.subgraphs.map(({ id, sdl }) => `# ${id}\n${sdl}`),
    `# rows\n${JSON.stringify(data.rows)}`,
    `# operation\n${operation.query}\n${JSON.stringify(operation.variables)}`,
    `# expected\n${expected}`,
    `# got\n${got}`,
  ].join('\n\n');
  return { kind: got.startsWith('{') ? 'answer' : got, text };
}

import { Kind, parse, print, visit, type ASTNode, type DocumentNode } from 'graphql';
import type { GraphData } from '../support/federation/testGraph.ts';
import type { Operation } from './generateOperation.ts';

/** A graph and an operation over it. */
export interface Example {
  readonly data: GraphData;
  readonly operation: Operation;
}

/** Parts that may be taken away one at a time. */
const PARTS = new Set<string>([
  Kind.FRAGMENT_DEFINITION,
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.VARIABLE_DEFINITION,
  Kind.DIRECTIVE,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
]);

/**
 * The same example without whatever it does not take: selections, arguments, types, fields, directives, whole subgraphs
 * are taken away, one at a time, as long as `isStill` says that it is one.
 */
export async function reduceExample(
  example: Example,
  isStill: (smaller: Example) => Promise<boolean>,
  untilMs: number,
): Promise<Example> {
  let current = example;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (let number = 0; performance.now() < untilMs;) {
      const smaller = without(current, number);
      if (smaller === undefined) break;
      if (await isStill(smaller)) [current, isSmaller] = [smaller, true];
      else number++;
    }
    if (performance.now() >= untilMs) break;
  }
  return current;
}

/** The example without its part of that number; undefined where there are not so many. */
function without({ data, operation }: Example, number: number): Example | undefined {
  const document = parse(operation.query);
  const inOperation = countParts(document);
  if (number < inOperation) {
    const query = print(withoutPart(document, number));
    return { data, operation: { ...operation, query } };
  }
  const inSources = number - inOperation;
  const { subgraphs } = data;
  if (inSources < subgraphs.length)
    return { data: { ...data, subgraphs: subgraphs.filter((_, index) => index !== inSources) }, operation };
  let left = inSources - subgraphs.length;
  for (const [index, { id, sdl }] of subgraphs.entries()) {
    const schema = parse(sdl);
    const parts = countParts(schema);
    if (left < parts) {
      const smaller = { id, sdl: print(withoutPart(schema, left)) };
      return { data: { ...data, subgraphs: subgraphs.with(index, smaller) }, operation };
    }
    left -= parts;
  }
  return undefined;
}

function isPart(node: ASTNode): boolean {
  if (node.kind === Kind.FIELD && node.selectionSet === undefined && node.name.value === '__typename') return true;
  return PARTS.has(node.kind) && !(node.kind === Kind.DIRECTIVE && node.name.value === 'link');
}

function countParts(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    enter: (node) => {
      if (isPart(node)) count++;
    },
  });
  return count;
}

function withoutPart(document: DocumentNode, number: number): DocumentNode {
  let count = 0;
  return visit(document, { enter: (node) => (isPart(node) && count++ === number ? null : undefined) });
}

import { parse } from 'graphql';
import type { Planner } from '../../../src/model/plan.ts';
import { checkNormalForm } from '../../../src/plan/checkNormalForm.ts';
import { readGraph } from '../../../src/plan/readGraph.ts';
import { absorbRefetches } from './absorbRefetches.ts';
import { convertNode } from './convertNode.ts';
import { entityKeys } from './entityKeys.ts';
import { fetchDocumentReader } from './fetchDocument.ts';
import { notSupported } from './notSupported.ts';
import { numberFetches } from './numberFetches.ts';
import { readyMadePlanner } from './readyMadePlanner.ts';
import { simplifyTree } from './simplifyTree.ts';
import { sortParallel } from './sortParallel.ts';
import { splitMutation } from './splitMutation.ts';

/** Longest text that the planner is given (characters): it takes 0.25 s for it at worst, growing with its square. */
const MAX_CHARACTERS = 50_000;

/**
 * The ready-made planner behind our interface: from a normalised operation to our own printable plan, without `@defer` and
 * subscriptions. An empty text asks for nothing and gets an empty plan.
 * See docs/decisions/0002-planner-behind-an-interface.md.
 */
export function createReadyMadePlanner(supergraphSdl: string): Planner {
  const schema = readGraph(supergraphSdl).schema();
  const askPlanner = readyMadePlanner(supergraphSdl);
  const readDocument = fetchDocumentReader(schema);
  const isKeyField = entityKeys(parse(supergraphSdl, { noLocation: true }));
  return {
    plan: (operationText) => {
      if (operationText === '') return { fetches: [], unreachable: [] };
      if (operationText.length > MAX_CHARACTERS) throw notSupported('more time than there is');
      // It drops @defer without a word.
      if (operationText.includes('@defer')) throw notSupported('@defer');
      const operation = checkNormalForm(operationText, schema);
      const parts = splitMutation(operationText, operation).flatMap((text) => askPlanner(text) ?? []);
      const whole = { kind: 'sequence', nodes: parts.map((part) => convertNode(part, readDocument)) } as const;
      const shorter = simplifyTree(absorbRefetches(whole, isKeyField, readDocument));
      return numberFetches(shorter && sortParallel(shorter));
    },
  };
}

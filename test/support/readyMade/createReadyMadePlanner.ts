import type { Planner } from '../../../src/model/plan.ts';
import { absorbRefetches } from './absorbRefetches.ts';
import { checkNormalForm } from './checkNormalForm.ts';
import { convertNode } from './convertNode.ts';
import { entityKeys } from './entityKeys.ts';
import { fetchDocumentReader } from './fetchDocument.ts';
import { numberFetches } from './numberFetches.ts';
import { readyMadePlanner } from './readyMadePlanner.ts';
import { readSupergraph } from './readSupergraph.ts';
import { simplifyTree } from './simplifyTree.ts';
import { sortParallel } from './sortParallel.ts';
import { splitMutation } from './splitMutation.ts';

/**
 * The ready-made planner behind our interface: from a normalised operation to our own printable plan. An empty text
 * asks for nothing and gets an empty plan.
 * See docs/decisions/0002-planner-behind-an-interface.md.
 */
export function createReadyMadePlanner(supergraphSdl: string): Planner {
  const supergraph = readSupergraph(supergraphSdl);
  const askPlanner = readyMadePlanner(supergraph.sdl);
  const readDocument = fetchDocumentReader(supergraph.schema);
  const isKeyField = entityKeys(supergraph.document);
  return {
    plan: (operationText) => {
      if (operationText === '') return { fetches: [], unreachable: [] };
      const operation = checkNormalForm(operationText, supergraph.schema);
      const parts = splitMutation(operationText, operation).flatMap((text) => askPlanner(text) ?? []);
      const whole = { kind: 'sequence', nodes: parts.map((part) => convertNode(part, readDocument)) } as const;
      const shorter = simplifyTree(absorbRefetches(whole, isKeyField, readDocument));
      return numberFetches(shorter && sortParallel(shorter));
    },
  };
}

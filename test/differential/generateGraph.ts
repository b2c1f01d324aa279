import type { WorldData } from '../support/federation/world.ts';
import type { GraphData } from '../support/federation/testGraph.ts';
import type { Choices } from './choices.ts';
import { draftEntities } from './draftEntities.ts';
import { draftExternalKeys } from './draftExternalKeys.ts';
import { draftRoots } from './draftRoots.ts';
import { generateRows } from './generateRows.ts';
import { GraphDraft } from './graphDraft.ts';
import { settleAbstracts } from './settleAbstracts.ts';

/** A federated graph with its rows. Not every one can be composed, or answered whole. */
export function generateGraph(choices: Choices): GraphData {
  const draft = new GraphDraft(choices);
  draftEntities(draft, choices);
  draftRoots(draft, choices);
  settleAbstracts(draft, choices);
  const rows: WorldData = generateRows(draft, choices);
  draftExternalKeys(draft, choices);
  return { subgraphs: [...draft.sources].map(([id, source]) => ({ id, sdl: source.print() })), rows };
}

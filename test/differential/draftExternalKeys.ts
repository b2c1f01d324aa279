import type { Choices } from './choices.ts';
import type { GraphDraft } from './graphDraft.ts';

/** Some sources find an entity by a key that is not theirs to answer (`@external`), while another has it of its own. */
export function draftExternalKeys(draft: GraphDraft, choices: Choices): void {
  for (const entity of draft.entities.keys())
    for (const name of ['id', 'code']) {
      const holders = [...draft.sources.values()].filter((source) => source.hasField(entity, name));
      for (const source of holders.slice(0, -1)) if (choices.percent(15)) source.markExternal(entity, name);
    }
}

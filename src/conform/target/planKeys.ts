import type { Json } from '../behaviour/answer.ts';
import type { KeyCase } from '../behaviour/behaviourRule.ts';
import type { Claim } from '../schema/schemaRule.ts';
import { selectionOf } from './selectionOf.ts';

/** A case for every key by which the target says that it can be asked, with the records that are known for it. */
export function planKeys(claim: Claim, keys: ReadonlyMap<string, readonly Json[]>): readonly KeyCase[] {
  return [...claim.types.values()].flatMap((type) =>
    type.keys
      .filter((key) => key.resolvable && !key.fields.includes('{'))
      .map((key) => {
        const keyFields = key.fields.split(' ');
        const elements = claim.dictionary.entities.get(type.name)?.elements ?? [];
        return {
          entity: type.name,
          keyFields,
          samples: (keys.get(type.name) ?? []).filter((sample) => keyFields.every((field) => field in sample)),
          selection: selectionOf(type, claim.types),
          isKeeper: elements.some(({ name }) => type.fields.has(name) && !keyFields.includes(name)),
        };
      }),
  );
}

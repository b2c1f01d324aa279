import type { EntityBatch } from '../asking/entityBatch.ts';
import { isFields, ObjectReader } from './objectReader.ts';
import { PathTrie } from '../tree/pathTrie.ts';
import type { DataReader, Opening } from './readAnswer.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { TextReader } from './textReader.ts';

/** What stands in an answer for each representation: an object, null, or (undefined) something else. */
export type EntityList = readonly (ResultNode | null | undefined)[];

/** Lists of entities by the batch that was asked for; one that is missing or no list is not there. */
export type EntityLists = ReadonlyMap<EntityBatch, EntityList>;

/** Reads the entities of an answer for the batches of its request. */
export function entityReader(batches: readonly EntityBatch[]): DataReader<EntityLists> {
  const batchOf = (key: string): EntityBatch | undefined =>
    batches.find(({ compiled, entries }) => entries.length > 0 && compiled.group.responseKey === key);

  return {
    fromText: (text, opening) => {
      const lists = new Map<EntityBatch, EntityList>();
      text.members((key) => {
        const batch = batchOf(key);
        if (batch !== undefined && text.next === 0x5b) lists.set(batch, readTexts(text, opening, batch));
        else text.skip();
      });
      return lists;
    },
    fromObject: (data, opening) => {
      const lists = new Map<EntityBatch, EntityList>();
      for (const batch of batches) {
        const { responseKey } = batch.compiled.group;
        const list = Object.hasOwn(data, responseKey) ? data[responseKey] : undefined;
        if (batch.entries.length > 0 && Array.isArray(list)) lists.set(batch, readObjects(list, opening, batch));
      }
      return lists;
    },
  };
}

/** What was said about the entities of a batch: errors by index, times by index or for all. */
function saidOf({ failures, times }: Opening, { compiled }: EntityBatch) {
  const { responseKey } = compiled.group;
  const ofList = times?.child(responseKey);
  const forAll = PathTrie.saying(ofList?.here ?? times?.here);
  const failuresOfList = failures?.child(responseKey);
  return {
    failuresOf: (index: number) => failuresOfList?.child(index),
    timesOf: (index: number) => ofList?.child(index) ?? forAll,
  };
}

function readTexts(text: TextReader, opening: Opening, batch: EntityBatch): EntityList {
  const { compiled, entries } = batch;
  const { failuresOf, timesOf } = saidOf(opening, batch);
  const list: (ResultNode | null | undefined)[] = [];
  text.list((index) => {
    const entry = entries[index];
    if (entry !== undefined && text.next === 0x7b)
      list.push(text.object(compiled.shape, failuresOf(index), timesOf(index), entry.typename));
    else list.push(text.skip() === 'null' ? null : undefined);
  });
  return list;
}

function readObjects(given: readonly unknown[], opening: Opening, batch: EntityBatch): EntityList {
  const { compiled, entries } = batch;
  if (given.length !== entries.length) return given.map(() => undefined);
  const { failuresOf, timesOf } = saidOf(opening, batch);
  const reader = new ObjectReader(opening.reading);
  return entries.map(({ typename }, index) => {
    const entity = given[index];
    if (entity === null) return null;
    if (!isFields(entity)) return undefined;
    return reader.object(entity, compiled.shape, failuresOf(index), timesOf(index), typename);
  });
}

import { isSameSet, type CharSet } from './charSet.ts';
import type { Node } from './parsePattern.ts';

/** So many characters of one set. */
export interface Run {
  readonly set: CharSet;
  readonly least: number;
  readonly most: number;
}

/** One way in which a text can match: runs one after the other, bound to the text's ends or not. */
export interface Shape {
  readonly isFromStart: boolean;
  readonly isToEnd: boolean;
  readonly runs: readonly Run[];
}

/** More ways than these make a statement too long to be sent (count). */
const MOST = 2_000;

type Step = Run | 'start' | 'end';

/**
 * The ways in which a text can match a pattern, each with one run of variable length at most, or with a separator: what
 * can be asked with SQLite's GLOB. `undefined` where there are too many of them, or none can be had.
 */
export function shapesOf(pattern: Node): readonly Shape[] | undefined {
  const shapes = new Map<string, Shape>();
  const ways = waysOf(pattern) ?? [];
  for (const way of ways) {
    const settledWay = settled(shapeOf(way));
    if (settledWay === undefined) return undefined;
    for (const shape of settledWay) shapes.set(JSON.stringify(shape), shape);
  }
  return shapes.size === 0 || shapes.size > MOST ? undefined : [...shapes.values()];
}

/** Alternatives and groups written out. */
function waysOf(node: Node): readonly (readonly Step[])[] | undefined {
  switch (node.kind) {
    case 'set':
      return [[{ set: node.set, least: 1, most: 1 }]];
    case 'start':
    case 'end':
      return [[node.kind]];
    case 'choice': {
      const ways = node.of.map(waysOf);
      return ways.some((way) => way === undefined) ? undefined : bounded(ways.flatMap((way) => way ?? []));
    }
    case 'sequence': {
      let ways: readonly (readonly Step[])[] | undefined = [[]];
      for (const part of node.of) ways = product(ways, waysOf(part));
      return ways;
    }
    case 'repeat':
      return repeated(node.of, node.least, node.most);
  }
}

function repeated(of: Node, least: number, most: number): readonly (readonly Step[])[] | undefined {
  const ways = waysOf(of);
  const [only] = ways?.length === 1 ? (ways[0] ?? []) : [];
  const isOneCharacter = ways?.[0]?.length === 1 && typeof only === 'object' && only.least === 1 && only.most === 1;
  if (isOneCharacter) return [[{ set: only.set, least, most }]];
  if (most === Infinity) return undefined;
  const all: (readonly Step[])[] = [];
  let current: readonly (readonly Step[])[] | undefined = [[]];
  for (let times = 0; times <= most && current !== undefined; times += 1) {
    if (times >= least) all.push(...current);
    current = product(current, ways);
  }
  return bounded(all);
}

function product(
  starts: readonly (readonly Step[])[] | undefined,
  ends: readonly (readonly Step[])[] | undefined,
): readonly (readonly Step[])[] | undefined {
  if (starts === undefined || ends === undefined || starts.length * ends.length > MOST) return undefined;
  return starts.flatMap((start) => ends.map((end) => [...start, ...end]));
}

function bounded<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > MOST ? undefined : items;
}

function shapeOf(way: readonly Step[]): Shape | undefined {
  const runs: Run[] = [];
  for (const [place, step] of way.entries()) {
    if (step === 'start' && way.slice(0, place).some((before) => before !== 'start')) return undefined;
    if (step === 'end' && way.slice(place).some((after) => after !== 'end')) return undefined;
    if (typeof step === 'string') continue;
    const last = runs.at(-1);
    // Neighbours of one set are one run; their limits add up.
    if (last !== undefined && isSameSet(last.set, step.set)) {
      runs[runs.length - 1] = { set: step.set, least: last.least + step.least, most: last.most + step.most };
    } else runs.push(step);
  }
  return { isFromStart: way.includes('start'), isToEnd: way.includes('end'), runs };
}

/**
 * Place of a run that is one certain character, which no other run can be, between two runs of variable length: a text
 * can be taken apart there.
 */
export function separatorOf({ runs }: Shape): number | undefined {
  if (runs.filter(({ least, most }) => least !== most).length < 2) return undefined;
  const place = runs.findIndex(({ set, least, most }, at) => {
    const [range] = set;
    const isOneCharacter =
      least === 1 && most === 1 && set.length === 1 && range !== undefined && range[0] === range[1];
    if (!isOneCharacter) return false;
    return runs.every(
      (other, otherAt) => otherAt === at || !other.set.some(([from, to]) => from <= range[0] && range[0] <= to),
    );
  });
  return place === -1 ? undefined : place;
}

/** Lengths that are written out one by one rather than taking texts apart (count). */
const FEW = 16;

/** In how many ways all runs but the longest can be written out. */
function lengthsToWrite(variable: readonly Run[]): number {
  const ways = variable.map(({ least, most }) => most - least + 1).toSorted((one, other) => one - other);
  return ways.slice(0, -1).reduce((product, each) => product * each, 1);
}

/** Whether each part between separators has one run of variable length at most. */
function isAskable(shape: Shape): boolean {
  if (shape.runs.filter(({ least, most }) => least !== most).length < 2) return true;
  const separator = separatorOf(shape);
  if (separator === undefined) return false;
  const sides = [shape.runs.slice(0, separator), shape.runs.slice(separator + 1)];
  return sides.every((runs) => isAskable({ ...shape, runs }));
}

/** With one run of variable length at most: the others are written out for each of their lengths. */
function settled(shape: Shape | undefined): readonly Shape[] | undefined {
  if (shape === undefined) return undefined;
  const variable = shape.runs.filter(({ least, most }) => least !== most);
  const isBound = shape.isFromStart && shape.isToEnd;
  if (variable.length === 0) return [shape];
  // Not bound to both ends, the shortest is enough, and what follows it is free.
  if (!isBound && variable.every(({ most }) => most === Infinity) && shape.runs.length === 1)
    return [{ ...shape, runs: shape.runs.map((run) => ({ ...run, most: run.least })) }];
  if (isBound && (variable.length === 1 || (lengthsToWrite(variable) > FEW && isAskable(shape)))) return [shape];
  const shortest = variable.toSorted((one, other) => one.most - one.least - (other.most - other.least))[0];
  if (shortest === undefined || shortest.most === Infinity) return undefined;
  const ways: Shape[] = [];
  for (let length = shortest.least; length <= shortest.most; length += 1) {
    const runs = shape.runs.map((run) => (run === shortest ? { ...run, least: length, most: length } : run));
    const below = settled({ ...shape, runs });
    if (below === undefined || ways.length + below.length > MOST) return undefined;
    ways.push(...below);
  }
  return ways;
}

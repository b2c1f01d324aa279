import type { JoinModel } from './joinModel.ts';

/** Object types that a graph's field of some type can lead to. */
export function possibleTypes(model: JoinModel, name: string, graph: string): readonly string[] {
  const union = model.unions.get(name);
  if (union !== undefined) return union.get(graph) ?? [];
  const type = model.types.get(name);
  if (type === undefined) return [];
  if (type.kind === 'object') return [name];
  const all = model.implementers.get(name) ?? [];
  if (type.interfaceObjectIn.has(graph)) return all;
  return all.filter((each) => model.types.get(each)?.implemented.get(name)?.has(graph));
}

/** Whether an object type falls under a type condition. */
export function isOf(model: JoinModel, type: string, condition: string): boolean {
  if (type === condition || model.types.get(type)?.implemented.has(condition) === true) return true;
  const union = model.unions.get(condition);
  return union !== undefined && [...union.values()].some((members) => members.includes(type));
}

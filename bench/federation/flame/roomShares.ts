import type { FlameBox } from './foldSamples.ts';
import { ROOMS, type Room } from './rooms.ts';

/** The share of the whole time that each room spent in its own functions (0 to 1), in the order of the legend. */
export function roomShares(tree: FlameBox): readonly (readonly [Room, number])[] {
  const spentUs = new Map<Room, number>();
  const add = ({ room, selfUs, callees }: FlameBox): void => {
    spentUs.set(room, (spentUs.get(room) ?? 0) + selfUs);
    callees.forEach(add);
  };
  add(tree);
  return (Object.keys(ROOMS) as Room[]).map((room) => [room, (spentUs.get(room) ?? 0) / tree.totalUs]);
}

import type { TypeShape } from './objectShape.ts';
import { ResultNode } from './resultNode.ts';

/** An object of which nothing has been read yet. */
export function newNode(shape: TypeShape): ResultNode {
  return new ResultNode(shape, shape.layout.emptySlots());
}

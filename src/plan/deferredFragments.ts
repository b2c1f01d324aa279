import type { Selections } from '../federation/selection.ts';
import type { Planning } from './planning.ts';

/** A deferred fragment that concerns objects of a type. */
export interface DeferredSelection {
  readonly id: string;
  readonly inside: Selections;
}

/** The deferred fragments of a selection that concern objects of a type, those within others aside. */
export function deferredFragments(
  planning: Planning,
  type: string,
  selections: Selections,
): readonly DeferredSelection[] {
  return selections.flatMap((selection): readonly DeferredSelection[] => {
    if (selection.kind === 'field' || !planning.appliesTo(selection.type, type)) return [];
    if (selection.deferred !== undefined) return [{ id: selection.deferred, inside: selection.selections }];
    return deferredFragments(planning, type, selection.selections);
  });
}

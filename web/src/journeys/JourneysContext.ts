import { createContext } from 'react';
import type { Operation, OperationCase } from '../api/types.ts';

/** The ready operations, which case is open, and what to do when one is chosen. */
export interface Journeys {
  readonly operations: readonly Operation[];
  readonly opened: { readonly operation: string; readonly case: string } | undefined;
  readonly open: (operation: Operation, chosen: OperationCase) => void;
}

export const JourneysContext = createContext<Journeys>({
  operations: [],
  opened: undefined,
  open: () => undefined,
});

import { createContext } from 'react';
import type { Operation } from '../api/types.ts';

/** The ready operations, and what to do when one is chosen. */
export const JourneysContext = createContext<{
  readonly operations: readonly Operation[];
  readonly onOpen: (operation: Operation) => void;
}>({ operations: [], onOpen: () => undefined });

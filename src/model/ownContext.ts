import type { LocalContext } from './localBinding.ts';

/** What the resolvers of the gateway's own subgraph may use: the local source's context. */
export type OwnContext = LocalContext;

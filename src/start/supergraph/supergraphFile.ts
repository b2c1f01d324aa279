import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ContractFilter } from '../../compose/contractOf.ts';
import { graphToServe } from '../../compose/graphOfSupergraph.ts';
import { readInThread } from '../../compose/readInThread.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { followState, stateOfFile } from '../../util/followState.ts';
import type { GraphOrigin } from './graphOrigin.ts';

/** Time between two looks at the file (milliseconds). */
const LOOK_MS = 500;

/** A supergraph that was composed elsewhere; another version of its file is another graph. */
export function supergraphFile(file: string, contract: ContractFilter | undefined): GraphOrigin {
  return {
    name: basename(file),
    follow: (onChange) => followState({ stateOf: () => stateOfFile(file), lookMs: LOOK_MS, onChange }),
    // A cold thread takes twice as long, and nobody waits for an answer yet.
    first: () => graphToServe(readText(file), contract),
    next: () => readInThread(readText(file), contract),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GatewayError('SUPERGRAPH_UNREADABLE', { reason: `the file ${file} cannot be read.` }, { cause });
  }
}

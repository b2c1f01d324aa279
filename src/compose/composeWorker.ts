import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import { composeDeclarations, type PartCache } from './composeDeclarations.ts';
import { CompositionError } from './compositionError.ts';
import type { ComposeReply, ComposeTask } from './composeMessages.ts';
import { printPieces } from './documentPieces.ts';

/** Entry of the worker thread: composes what it is sent, one task after another, and remembers unchanged parts. */
const dictionary = { document: parse(workerData as string, { noLocation: true }) };
const cache: PartCache = new Map();

parentPort?.on('message', (task: ComposeTask) => {
  parentPort?.postMessage(replyTo(task));
});

function replyTo({ id, declarations }: ComposeTask): ComposeReply {
  try {
    const composed = composeDeclarations(dictionary, declarations, cache);
    const { supergraphSdl, fieldSources, requiredFields, hash } = composed;
    const publicPieces = printPieces(composed.publicDocument);
    return { kind: 'composed', id, composed: { supergraphSdl, fieldSources, requiredFields, hash, publicPieces } };
  } catch (error) {
    if (error instanceof CompositionError) return { kind: 'refused', id, findings: error.findings };
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) };
  }
}

import { parseArgs } from 'node:util';
import { GATEWAYS } from './gateways/gateways.ts';
import { OPERATIONS, type OperationName } from './workload/readWorkload.ts';

/** What is run. */
export interface BenchOptions {
  /** Length of one measurement. */
  readonly seconds: number;
  /** How long each gateway is loaded with each operation beforehand, unmeasured (its code is compiled by then). */
  readonly warmSeconds: number;
  /** How often each measurement is repeated, interleaved with the others. */
  readonly rounds: number;
  /** How often all gateways are started anew and measured: processes of the same build differ by a quarter. */
  readonly starts: number;
  readonly connections: number;
  /** Gateways, by id. */
  readonly only: readonly string[];
  readonly operations: readonly OperationName[];
  /** Flags of Node for all gateways alike. */
  readonly nodeOptions: string[];
}

/** Reads the command line; throws for what it does not know. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '5' },
      warm: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      starts: { type: 'string', default: '1' },
      connections: { type: 'string', default: '50' },
      only: { type: 'string' },
      operations: { type: 'string' },
      'node-options': { type: 'string' },
    },
  });
  return {
    seconds: Number(values.seconds),
    warmSeconds: Number(values.warm),
    rounds: Number(values.rounds),
    starts: Number(values.starts),
    connections: Number(values.connections),
    only: chosen(
      values.only,
      GATEWAYS.map(({ id }) => id),
      GATEWAYS.flatMap(({ id, isExtra }) => (isExtra === true ? [] : [id])),
    ),
    operations: chosen(values.operations, OPERATIONS),
    nodeOptions: values['node-options']?.split(' ') ?? [],
  };
}

/** `usual`: where nobody chooses. */
function chosen<Name extends string>(list: string | undefined, known: readonly Name[], usual = known): readonly Name[] {
  if (list === undefined) return usual;
  return list.split(',').map((name) => {
    const found = known.find((each) => each === name);
    if (found === undefined) throw new Error(`${name} is none of ${known.join(', ')}.`);
    return found;
  });
}

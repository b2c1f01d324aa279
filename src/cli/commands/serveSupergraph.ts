import pc from 'picocolors';
import type { ContractFilter } from '../../compose/contractOf.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { StartedGateway } from '../../start/startListening.ts';
import { subgraphList } from '../../start/subgraphs/subgraphList.ts';
import type { GraphOrigin } from '../../start/supergraph/graphOrigin.ts';
import { startSupergraph } from '../../start/supergraph/startSupergraph.ts';
import { supergraphFile } from '../../start/supergraph/supergraphFile.ts';
import { configOf, type GatewayOptions } from './gatewayOptions.ts';

/** Options of `lienthong serve --supergraph` and `--subgraphs`. */
export interface SupergraphOptions extends GatewayOptions {
  readonly openAccess?: boolean;
  readonly includeTag?: readonly string[];
  readonly excludeTag?: readonly string[];
  /** With `--subgraphs`: seconds, as typed. */
  readonly askEvery?: string;
}

/** Where the supergraph comes from: a file of it, or a list of subgraphs. */
export type StatedOrigin = { readonly supergraph: string } | { readonly subgraphs: string };

/** Starts the gateway on a supergraph; refuses to unless it is said that nothing guards the data. */
export async function serveSupergraph(stated: StatedOrigin, options: SupergraphOptions): Promise<StartedGateway> {
  if (options.openAccess !== true) throw new GatewayError('OPEN_ACCESS_NOT_STATED');
  const gateway = await startSupergraph({
    origin: originOf(stated, options),
    configFor: (sourceIds) => configOf(options, sourceIds),
  });
  console.error(
    pc.yellow('Open access: no tokens, no purposes, no log. Whoever reaches this port may read everything.'),
  );
  return gateway;
}

function originOf(stated: StatedOrigin, options: SupergraphOptions): GraphOrigin {
  const contract = contractIn(options);
  return 'supergraph' in stated
    ? supergraphFile(stated.supergraph, contract)
    : subgraphList(stated.subgraphs, { contract, askEveryMs: secondsIn(options.askEvery ?? '10') * 1_000 });
}

function contractIn({ includeTag: include, excludeTag: exclude }: SupergraphOptions): ContractFilter | undefined {
  return (include ?? exclude) && { ...(include && { include }), ...(exclude && { exclude }), hideUnreachable: true };
}

/** Longest time until subgraphs are asked again (seconds). */
const DAY = 86_400;

function secondsIn(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (seconds <= DAY) return seconds;
  throw new GatewayError('CONFIG_INVALID', {
    where: '--ask-every',
    problem: `it is not a number of seconds up to ${DAY}`,
  });
}

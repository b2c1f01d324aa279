import pc from 'picocolors';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { StartedGateway } from '../../start/startListening.ts';
import { startSupergraph } from '../../start/supergraph/startSupergraph.ts';
import { configOf, type GatewayOptions } from './gatewayOptions.ts';

/** Options of `lienthong serve --supergraph`. */
export interface SupergraphOptions extends GatewayOptions {
  readonly supergraph: string;
  readonly openAccess?: boolean;
  readonly includeTag?: readonly string[];
  readonly excludeTag?: readonly string[];
}

/** Starts the gateway on a supergraph; refuses to unless it is said that nothing guards the data. */
export async function serveSupergraph(options: SupergraphOptions): Promise<StartedGateway> {
  const { supergraph: file, openAccess, includeTag: include, excludeTag: exclude } = options;
  if (openAccess !== true) throw new GatewayError('OPEN_ACCESS_NOT_STATED');
  const gateway = await startSupergraph({
    file,
    configFor: (sourceIds) => configOf(options, sourceIds),
    ...((include ?? exclude) && {
      contract: { ...(include && { include }), ...(exclude && { exclude }), hideUnreachable: true },
    }),
  });
  console.error(
    pc.yellow('Open access: no tokens, no purposes, no log. Whoever reaches this port may read everything.'),
  );
  return gateway;
}

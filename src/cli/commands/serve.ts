import { Command } from 'commander';
import { bindings } from '../../../resolvers/index.ts';
import { startGateway } from '../../start/startGateway.ts';
import { onceStopped } from '../onceStopped.ts';
import { configOf, withGatewayOptions, type GatewayOptions } from './gatewayOptions.ts';
import { serveSupergraph, type SupergraphOptions } from './serveSupergraph.ts';

type ServeOptions = GatewayOptions & Partial<SupergraphOptions> & { readonly json?: boolean };

/**
 * `lienthong serve`: the gateway alone, over whatever ministries the settings name; with `--supergraph`, over the sources
 * of a supergraph that was composed elsewhere.
 */
export function serveCommand(): Command {
  return withGatewayOptions(new Command('serve'))
    .description('Start the gateway and the playground; the ministries run elsewhere.')
    .option('--json', 'print {"url": …} on one line when ready')
    .option('--supergraph <file>', 'serve this Apollo supergraph SDL instead, without dictionary and tokens')
    .option('--open-access', 'with --supergraph: whoever reaches the port may read everything, and that is meant')
    .option('--include-tag <tag...>', 'with --supergraph: show only fields with one of these tags')
    .option('--exclude-tag <tag...>', 'with --supergraph: show nothing with one of these tags')
    .action(async ({ supergraph, ...options }: ServeOptions) => {
      const gateway =
        supergraph === undefined
          ? await startGateway(configOf(options), bindings)
          : await serveSupergraph({ ...options, supergraph });
      // Whoever reads that it is ready may stop it at once.
      const stopped = onceStopped();
      console.log(
        options.json === true ? JSON.stringify({ url: gateway.url }) : `Liên Thông answers at ${gateway.url}`,
      );
      await stopped;
      await gateway.close();
    });
}

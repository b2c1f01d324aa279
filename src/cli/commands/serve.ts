import { Command, Option } from 'commander';
import { bindings } from '../../../resolvers/index.ts';
import { startGateway } from '../../start/startGateway.ts';
import { onceStopped } from '../onceStopped.ts';
import { configOf, withGatewayOptions } from './gatewayOptions.ts';
import { serveSupergraph, type SupergraphOptions } from './serveSupergraph.ts';

interface ServeOptions extends SupergraphOptions {
  readonly json?: boolean;
  readonly supergraph?: string;
  readonly subgraphs?: string;
}

/**
 * `lienthong serve`: the gateway alone, over whatever ministries the settings name; with `--supergraph`, over the sources
 * of a supergraph that was composed elsewhere; with `--subgraphs`, over those of a list that it composes itself.
 */
export function serveCommand(): Command {
  return withGatewayOptions(new Command('serve'))
    .description('Start the gateway and the playground; the ministries run elsewhere.')
    .option('--json', 'print {"url": …} on one line when ready')
    .option('--supergraph <file>', 'serve this Apollo supergraph SDL instead, without dictionary and tokens')
    .addOption(
      new Option('--subgraphs <list>', 'compose and serve these subgraphs (YAML, as for rover), likewise').conflicts(
        'supergraph',
      ),
    )
    .option(
      '--ask-every <seconds>',
      'with --subgraphs: when subgraphs that tell their schema are asked again (default: 10)',
    )
    .option('--open-access', 'with either: whoever reaches the port may read everything, and that is meant')
    .option('--include-tag <tag...>', 'with either: show only fields with one of these tags')
    .option('--exclude-tag <tag...>', 'with either: show nothing with one of these tags')
    .action(async ({ supergraph, subgraphs, ...options }: ServeOptions) => {
      const stated = supergraph !== undefined ? { supergraph } : subgraphs !== undefined ? { subgraphs } : undefined;
      const gateway =
        stated === undefined ? await startGateway(configOf(options), bindings) : await serveSupergraph(stated, options);
      // Whoever reads that it is ready may stop it at once.
      const stopped = onceStopped();
      console.log(
        options.json === true ? JSON.stringify({ url: gateway.url }) : `Liên Thông answers at ${gateway.url}`,
      );
      await stopped;
      await gateway.close();
    });
}

import { Command } from 'commander';
import { bindings } from '../../../resolvers/index.ts';
import { startGateway } from '../../startGateway.ts';
import { onceStopped } from '../onceStopped.ts';
import { configOf, withGatewayOptions, type GatewayOptions } from './gatewayOptions.ts';

/** `lienthong serve`: the gateway alone, over whatever ministries the settings name. */
export function serveCommand(): Command {
  return withGatewayOptions(new Command('serve'))
    .description('Start the gateway and the playground; the ministries run elsewhere.')
    .option('--json', 'print {"url": …} on one line when ready')
    .action(async (options: GatewayOptions & { readonly json?: boolean }) => {
      const gateway = await startGateway(configOf(options), bindings);
      console.log(
        options.json === true ? JSON.stringify({ url: gateway.url }) : `Liên Thông answers at ${gateway.url}`,
      );
      await onceStopped();
      await gateway.close();
    });
}

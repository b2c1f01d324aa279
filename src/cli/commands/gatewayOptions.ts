import type { Command } from 'commander';
import { bindings } from '../../../resolvers/index.ts';
import { loadConfig, type Config } from '../../config.ts';

/** Options that every command has that runs a gateway. */
export interface GatewayOptions {
  readonly config?: string;
  readonly port?: string;
  readonly data?: string;
}

/** Adds them to a command. */
export function withGatewayOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: lienthong.yaml, if there is one)')
    .option('--port <number>', 'port of the gateway and the playground')
    .option('--data <folder>', 'folder of the embedded store and of the simulated world');
}

/** The settings that the options come to; throws `CONFIG_INVALID`. */
export function configOf(options: GatewayOptions, sourceIds = bindings.map(({ id }) => id)): Config {
  return loadConfig({
    file: options.config,
    sourceIds,
    overrides: {
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.data === undefined ? {} : { dataDir: options.data }),
    },
  });
}

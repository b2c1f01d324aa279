import { once } from 'node:events';
import { Command } from 'commander';
import pc from 'picocolors';
import { bindings } from '../../../resolvers/index.ts';
import { startGateway } from '../../start/startGateway.ts';
import { onceStopped } from '../onceStopped.ts';
import { spawnMinistries } from '../spawnMinistries.ts';
import { configOf, withGatewayOptions, type GatewayOptions } from './gatewayOptions.ts';

interface UpOptions extends GatewayOptions {
  readonly people?: string;
  readonly seed?: string;
}

/** `lienthong up`: simulated ministries, gateway and playground on embedded defaults; what `npm start` runs. */
export function upCommand(): Command {
  return withGatewayOptions(new Command('up'))
    .description('Start the simulated ministries, the gateway and the playground.')
    .option('--people <number>', 'people of the simulated world')
    .option('--seed <number>', 'seed of the simulated world')
    .action(async (options: UpOptions) => {
      const startedMs = performance.now();
      const config = configOf(options);
      // Its port is taken first, as that may fail; the ministries are not looked for before they are there.
      let areThere: () => void = () => undefined;
      const watchFrom = new Promise<void>((resolve) => (areThere = resolve));
      const gateway = await startGateway(config, bindings, { watchFrom });
      const ministries = spawnMinistries({ dataDir: config.dataDir, people: options.people, seed: options.seed });
      void ministries.ready.then(areThere, areThere);
      const stopped = onceStopped();
      try {
        const isReady = await Promise.race([ministries.ready.then(() => true), stopped.then(() => false)]);
        if (isReady) printWelcome(gateway.url, config.identity.issuers[0]?.issuer ?? '', performance.now() - startedMs);
        await Promise.race([stopped, once(ministries.process, 'exit').then(sayTheyEnded)]);
      } finally {
        await gateway.close();
        await ministries.stop();
      }
    });
}

function sayTheyEnded(): void {
  process.exitCode = 1;
  console.error(pc.red('The simulated ministries ended by themselves; the gateway stops with them.'));
}

function printWelcome(url: string, identityUrl: string, tookMs: number): void {
  console.log(`
${pc.bold('Liên Thông')} is ready after ${(tookMs / 1_000).toFixed(1)} s. All data is synthetic.

  playground  ${pc.cyan(url)}
  GraphQL     ${pc.cyan(`${url}/graphql`)}
  sources     ${pc.cyan(`${url}/api/sources`)}
  identity    ${pc.cyan(`${identityUrl}/personas`)}

${pc.dim('Ctrl+C stops everything.')}`);
}

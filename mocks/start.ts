import { parseArgs } from 'node:util';
import colours from 'picocolors';
import { dataDirectory, UnusableSetting } from './environment.ts';
import type { WorldSize } from './process/ensureWorld.ts';
import { ministryIds, startMinistries, type MinistryEvent, type MinistryId } from './startMinistries.ts';

const usage = `Starts the simulated ministries.
  npm run mocks                          all
  npm run mocks -- land tax              only these: ${ministryIds.join(', ')}
  npm run mocks -- --people 1000 --seed 7   with a world of this size (made when it differs from the present one)
  --free-ports                           on any free ports instead of the usual ones
  --json                                 one JSON object a line; those that cannot start do not end the others
  --data DIR                             where the world is kept (default: LIENTHONG_DATA, or .data)`;

interface Command {
  readonly only: readonly MinistryId[];
  readonly dataDir: string;
  readonly world: Partial<WorldSize>;
  readonly ports: Partial<Record<MinistryId, number>>;
  readonly json: boolean;
}

await main();

async function main(): Promise<void> {
  try {
    const command = readCommand();
    if (command === 'help') {
      console.log(usage);
      return;
    }
    const stopOnSignal = endOnSignal();
    const running = await startMinistries({ ...command, onEvent: command.json ? print : show });
    stopOnSignal(running.stop);
    if (command.json) print({ kind: 'started', failed: [...running.failures.keys()] });
    else if (running.failures.size > 0) {
      await running.stop();
      process.exit(2);
    }
    // A process that started this one waits for the word.
    process.send?.('ready');
  } catch (error) {
    if (!(error instanceof UnusableSetting)) throw error;
    console.error(colours.red(error.message));
    process.exit(2);
  }
}

function readCommand(): Command | 'help' {
  const { values, positionals } = parseCommandLine();
  if (values.help === true) return 'help';
  const only = positionals.map(ministryId);
  const world = {
    ...(values.people === undefined ? {} : { people: wholeNumber('--people', values.people, 1000) }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, 0) }),
  };
  return {
    only: only.length === 0 ? ministryIds : only,
    dataDir: values.data ?? dataDirectory(),
    world,
    json: values.json ?? false,
    ports: values['free-ports'] === true ? Object.fromEntries(ministryIds.map((id) => [id, 0])) : {},
  };
}

function parseCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        people: { type: 'string' },
        seed: { type: 'string' },
        data: { type: 'string' },
        'free-ports': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UnusableSetting(error instanceof Error ? error.message : 'The options cannot be read.', { cause: error });
  }
}

function ministryId(name: string): MinistryId {
  const known = ministryIds.find((id) => id === name);
  if (known === undefined) {
    throw new UnusableSetting(`There is no ministry called "${name}"; there are ${ministryIds.join(', ')}.`);
  }
  return known;
}

function wholeNumber(option: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min) return value;
  throw new UnusableSetting(`${option} must be a whole number of at least ${min}.`);
}

function print(event: object): void {
  console.log(JSON.stringify(event));
}

function show(event: MinistryEvent): void {
  switch (event.kind) {
    case 'making-world':
      console.error(`Making a world of ${event.people} synthetic people (seed ${event.seed}) …`);
      break;
    case 'ready':
      console.log(`${colours.green('●')} ${heading(event.id)} ${event.url}  ${colours.dim(event.controlUrl)}`);
      break;
    case 'failed':
      console.error(`${colours.red('✗')} ${heading(event.id)} ${event.reason}`);
      break;
    case 'ended':
      console.error(`${colours.red('○')} ${heading(event.id)} ended (exit code ${String(event.exitCode)})`);
      break;
  }
}

function heading(id: MinistryId): string {
  return colours.bold(id.padEnd(18));
}

/** SIGINT and SIGTERM end all children; while they are still starting, and on a second signal, at once. */
function endOnSignal(): (stop: () => Promise<void>) => void {
  let stop: (() => Promise<void>) | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const stopOnce = stop ?? (() => Promise.resolve());
      stop = undefined;
      void stopOnce().finally(() => process.exit(0));
    });
  }
  // Started by another process (`--json`): gone with it. The ministries notice by themselves that this process is gone.
  process.on('disconnect', () => process.exit(0));
  return (stopChildren) => {
    stop = stopChildren;
  };
}

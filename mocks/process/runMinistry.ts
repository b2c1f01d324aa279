import { parseArgs } from 'node:util';
import { createDialBoard, type DialBoard } from '../dials/dialBoard.ts';
import { dataDirectory, dialsFromEnvironment, UnusableSetting } from '../environment.ts';

export interface MinistryOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder with `world/` in it. */
  readonly dataDir: string;
  readonly dials: DialBoard;
}

export interface RunningMinistry {
  /** Where it answers, as `http://127.0.0.1:4103/graphql` or `postgres://127.0.0.1:4101/population`. */
  readonly url: string;
  /** Where its dials are, as `http://127.0.0.1:4103/__dials`. */
  readonly controlUrl: string;
  readonly close: () => Promise<void>;
}

export interface Ministry {
  readonly id: string;
  readonly defaultPort: number;
  readonly start: (options: MinistryOptions) => Promise<RunningMinistry>;
}

/** The one line that a ministry prints with `--json` once it answers. */
export interface ReadyLine {
  readonly ministry: string;
  readonly url: string;
  readonly control: string;
}

/**
 * Runs a ministry as a process of its own: `--port N` (0 = any), `--data DIR`, `--json`.
 * It ends on SIGINT and SIGTERM, and by itself when the process that started it is gone.
 * A setting that cannot be used ends it with one sentence and exit code 2.
 */
export async function runMinistry(ministry: Ministry): Promise<void> {
  // The channel to the parent closes however the parent ends, kill -9 included.
  process.on('disconnect', () => process.exit(0));
  try {
    const { port, dataDir, json } = readArguments(ministry);
    const dials = createDialBoard(dialsFromEnvironment(ministry.id));
    const running = await ministry.start({ port, dataDir, dials });
    endWith(running);
    announce({ ministry: ministry.id, url: running.url, control: running.controlUrl }, json);
  } catch (error) {
    if (!(error instanceof UnusableSetting)) throw error;
    console.error(`${ministry.id}: ${error.message}`);
    process.exit(2);
  }
}

function readArguments(ministry: Ministry): { port: number; dataDir: string; json: boolean } {
  const { values } = parseOptions();
  const port = values.port === undefined ? ministry.defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UnusableSetting(`--port must be a whole number from 0 to 65535.`);
  }
  return { port, dataDir: values.data ?? dataDirectory(), json: values.json ?? false };
}

function parseOptions(): { values: { port?: string; data?: string; json?: boolean } } {
  try {
    return parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } });
  } catch (error) {
    throw new UnusableSetting(error instanceof Error ? error.message : 'The options cannot be read.', { cause: error });
  }
}

function announce(line: ReadyLine, json: boolean): void {
  console.log(json ? JSON.stringify(line) : `${line.ministry} answers at ${line.url} (dials: ${line.control})`);
}

function endWith(running: RunningMinistry): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // An answer that hangs must not keep the process.
    setTimeout(() => process.exit(0), 2000).unref();
    void running.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

import { UnusableSetting } from '../environment.ts';
import { generateWorld } from './generateWorld.ts';
import { loadWorld } from './load/loadWorld.ts';
import { createProgressBar } from './progressBar.ts';
import { readSettings, usage, type GenerateSettings, type LoadSettings } from './settings.ts';

await main();

async function main(): Promise<void> {
  try {
    const settings = readSettings(process.argv.slice(2));
    switch (settings.kind) {
      case 'help':
        console.log(usage);
        break;
      case 'load':
        await load(settings);
        break;
      case 'generate':
        await generate(settings);
        break;
    }
  } catch (error) {
    if (!(error instanceof UnusableSetting)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

async function generate({ people, seed, directory }: GenerateSettings): Promise<void> {
  const bar = createProgressBar(people);
  const startedMs = performance.now();
  const summary = await explained(`The world cannot be written to ${directory}`, () =>
    generateWorld({ people, seed, directory, onProgress: bar.update }),
  );
  bar.stop();
  const seconds = (performance.now() - startedMs) / 1000;
  const rows = Object.values(summary.rows)
    .flatMap((tables) => Object.values(tables))
    .reduce((sum, count) => sum + count, 0);
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${summary.people} synthetic people in ${summary.families} families, ${rows} rows in ${seconds.toFixed(1)} s ` +
      `(${Math.round(rows / seconds)} rows/s, peak memory ${memoryMb} MB): ${directory}`,
  );
}

async function load({ url, directory, ministries, schemaPrefix }: LoadSettings): Promise<void> {
  await explained('The world cannot be loaded', () =>
    loadWorld({
      url,
      directory,
      ministries,
      schemaPrefix,
      onTable: (ministry, table, rows) => console.log(`${schemaPrefix}${ministry}.${table}: ${rows} rows`),
    }),
  );
}

/** Failures of the file system and of connections, in one sentence; a full disk is no bug of ours. */
async function explained<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOutside = error instanceof Error && 'code' in error && typeof error.code === 'string';
    if (!isOutside) throw error;
    throw new UnusableSetting(`${what} (${String(error.code)}); check the folder, the free space and the address.`, {
      cause: error,
    });
  }
}

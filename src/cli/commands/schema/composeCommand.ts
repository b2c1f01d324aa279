import { renameSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import pc from 'picocolors';
import { composeSubgraphs } from '../../../compose/composeSubgraphs.ts';
import { CompositionError } from '../../../compose/compositionError.ts';
import { printFinding } from '../../../compose/finding.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { AskedSubgraphs } from '../../../start/subgraphs/askedSubgraphs.ts';
import { readSubgraphList } from '../../../start/subgraphs/readSubgraphList.ts';
import { stateOfList } from '../../../start/subgraphs/stateOfList.ts';
import { followState } from '../../../util/followState.ts';
import { failWith } from '../../failWith.ts';
import { onceStopped } from '../../onceStopped.ts';

interface Flags {
  readonly out?: string;
  readonly watch?: boolean;
}

/** Time between two looks at the files (milliseconds). */
const LOOK_MS = 300;

/** Exit code when the subgraphs contradict each other. */
const CONTRADICTION = 1;

/**
 * `lienthong schema compose LIST`: makes one supergraph of subgraphs, without the dictionary. Exit code 0: there it is; 1:
 * the subgraphs contradict each other; 2: something could not be read.
 */
export function composeCommand(): Command {
  return new Command('compose')
    .description('make one supergraph of subgraphs, for `serve --supergraph`; without the dictionary')
    .argument('<list>', 'the subgraphs (YAML, as for rover supergraph compose)')
    .option('--out <file>', 'where the supergraph goes; printed without')
    .option('--watch', 'with --out: again whenever the list or a schema file changes, until it is stopped')
    .action(run);
}

async function run(list: string, { out, watch }: Flags): Promise<void> {
  if (watch === true && out === undefined) throw new GatewayError('WATCH_NEEDS_OUT');
  if (watch !== true || out === undefined) {
    await composeOnce(list, out);
    return;
  }
  // One after another; a failure is told, and what was written before stays.
  let composing = Promise.resolve();
  const compose = () => {
    composing = composing.then(() => composeOnce(list, out)).catch(failWith);
    return composing;
  };
  // Before the content: what is written between the two is seen as a change.
  const followed = followState({ stateOf: stateOfList(list), lookMs: LOOK_MS, onChange: () => void compose() });
  await compose();
  // The look at the files alone would not keep the process.
  const keep = setInterval(() => undefined, 60_000);
  await onceStopped();
  clearInterval(keep);
  followed.close();
  await composing;
  process.exitCode = 0;
}

async function composeOnce(list: string, out: string | undefined): Promise<void> {
  const asked = new AskedSubgraphs();
  // Where one cannot be read, nobody waits for the others.
  const subgraphs = await asked.read(readSubgraphList(list)).finally(() => {
    asked.close();
  });
  try {
    const { supergraphSdl, schema } = composeSubgraphs(subgraphs);
    const text = `${supergraphSdl.trimEnd()}\n`;
    if (out === undefined) {
      process.stdout.write(text);
      return;
    }
    // At once, so that whoever follows the file never reads half of it.
    writeFileSync(`${out}.next`, text);
    renameSync(`${out}.next`, out);
    const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__')).length;
    console.log(`${pc.green('composed')} ${out}: ${subgraphs.length} subgraphs, ${types} types`);
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    for (const finding of error.findings) console.error(`${pc.red('refused')} ${printFinding(finding)}`);
    process.exitCode = CONTRADICTION;
  }
}

import { Argument, Command } from 'commander';
import { ciJobs, type CiOptions } from '../../../conform/ci/ciJobs.ts';

/** `lienthong conform ci github|gitlab|jenkins`: a ready job file on standard output. */
export function ciCommand(): Command {
  return new Command('ci')
    .description('print a ready job file for a CI system')
    .addArgument(new Argument('<system>', 'which one').choices(Object.keys(ciJobs)))
    .option('--url <address>', 'of the subgraph, as the job starts it', 'http://127.0.0.1:4001/graphql')
    .option('--keys <file>', 'records that are there', 'keys.jsonl')
    .action((system: string, options: CiOptions) => {
      process.stdout.write(ciJobs[system]?.(options) ?? '');
    });
}

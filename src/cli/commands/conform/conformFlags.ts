import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { reports } from '../../../conform/report/printReport.ts';
import { DEFAULT_LIMITS } from '../../../conform/target/askTarget.ts';
import { packageRoot } from '../../../util/packageRoot.ts';
import { count } from './files.ts';
import { withSigningKey, withTrust, type TrustFlags } from './signing.ts';

/** Options of a run. */
export interface ConformFlags extends TrustFlags {
  readonly dir: string;
  readonly format?: string;
  readonly output?: string;
  readonly baseline?: string;
  readonly only?: string;
  readonly rules?: string;
  readonly references: readonly string[];
  readonly keys?: string;
  readonly sample: number;
  readonly seed: number;
  readonly rate: number;
  readonly seconds: number;
  readonly timeout: number;
  readonly url?: string;
  readonly source?: string;
  readonly certify?: string;
  readonly validDays: number;
  readonly waivers?: string;
}

/** Adds the options of a run. */
export function withConformFlags(command: Command): Command {
  const options = command
    .option('--dir <folder>', 'the dictionary', join(packageRoot(), 'schema'))
    .addOption(new Option('--format <format>', 'of the report; for people without it').choices(Object.keys(reports)))
    .option('-o, --output <file>', 'write the report to a file')
    .option('--baseline <file>', 'an earlier report (json): tell only what is new')
    .option('--only <rule>', 'one rule, or one family: schema, behaviour, data, load')
    .option('--rules <file>', 'rules of your own over data (YAML or JSON)')
    .option(
      '--references <target>',
      'source that keeps the people, enterprises … whom records name, as `population`; may be repeated',
      (target: string, all: string[]) => [...all, target],
      [],
    )
    .option('--keys <file>', 'records that are there: representations as JSON Lines')
    .option('--sample <count>', 'records of each entity', count, 200)
    .option('--seed <number>', 'decides which records', count, 1)
    .option('--rate <count>', 'calls in a second for the rules of load', count, 20)
    .option('--seconds <count>', 'how long they are made', count, 2)
    .option('--timeout <ms>', 'longest wait for an answer', count, DEFAULT_LIMITS.timeoutMs)
    .option('--url <address>', 'of the source that a binding describes, instead of its own')
    .option('--source <id>', 'as the gateway names it; for certificates and waivers')
    .option('--certify <file>', 'write a signed certificate when the run passes')
    .option('--valid-days <count>', 'how long the certificate holds', count, 90)
    .option('--waivers <file>', 'signed waivers: their findings do not count, and are told as waived');
  return withTrust(withSigningKey(options));
}

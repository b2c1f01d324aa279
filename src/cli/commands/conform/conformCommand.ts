import { Command, Option } from 'commander';
import pc from 'picocolors';
import { systemClock } from '../../../clock.ts';
import { allRules } from '../../../conform/allRules.ts';
import { isoOf } from '../../../conform/certificate/checkCertificate.ts';
import { certify } from '../../../conform/certificate/certify.ts';
import type { Run } from '../../../conform/finding.ts';
import { rulesPage } from '../../../conform/report/rulesPage.ts';
import { verdictOf, type Verdict } from '../../../conform/verdict.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { openAnswerKeys } from '../../../receipt/keyFile.ts';
import { signStatement } from '../../../receipt/statement.ts';
import { packageVersion } from '../../../util/packageVersion.ts';
import { ciCommand } from './ciCommand.ts';
import { withConformFlags, type ConformFlags } from './conformFlags.ts';
import { write } from './files.ts';
import { initCommand } from './initCommand.ts';
import { keysCommand } from './keysCommand.ts';
import { publish } from './publish.ts';
import { runOnce } from './runOnce.ts';
import { verifyCommand } from './verifyCommand.ts';
import { waiveCommand } from './waiveCommand.ts';
import { watchCommand } from './watchCommand.ts';

/** Exit codes of a run; 2 is for what could not be tested at all. */
const EXIT_CODES: Readonly<Record<Verdict, number>> = { passed: 0, failed: 1, incomplete: 3 };

/**
 * `lienthong conform <target>`: whether a subgraph, a bound source or a schema file keeps the rules of the dictionary. Exit code 0
 * where it does, 1 with findings, 2 where it could not be tested, 3 where too little was tested to say.
 */
export function conformCommand(): Command {
  return withConformFlags(new Command('conform'))
    .description('whether a subgraph, a bound source or a schema keeps the rules of the dictionary')
    .argument('<target>', 'address of a subgraph, file of SDL, file of a binding, or id of an attached source')
    .action(conform)
    .enablePositionalOptions()
    .addCommand(rulesCommand())
    .addCommand(verifyCommand())
    .addCommand(waiveCommand())
    .addCommand(keysCommand())
    .addCommand(initCommand())
    .addCommand(watchCommand())
    .addCommand(ciCommand());
}

function rulesCommand(): Command {
  return new Command('rules')
    .description('list the rules; with --format md, the page of the documentation')
    .addOption(new Option('--format <format>', 'md for the page').choices(['md']))
    .action(({ format }: { readonly format?: string }) => {
      const lines = allRules.map(({ id, guarantees }) => `${id.padEnd(30)} ${guarantees}\n`);
      process.stdout.write(format === 'md' ? rulesPage() : lines.join(''));
    });
}

async function conform(name: string, flags: ConformFlags): Promise<void> {
  if (flags.certify !== undefined && flags.source === undefined)
    throw new GatewayError('CONFORM_OPTION_MISSING', { option: '--certify', needed: '--source' });
  const run = await runOnce(name, flags);
  publish(run, flags);
  process.exitCode = EXIT_CODES[verdictOf(run)];
  if (flags.certify !== undefined) await writeCertificate(run, flags.certify, flags);
}

/** Says on standard error what became of it, as standard output may hold the report. */
async function writeCertificate(run: Run, file: string, flags: ConformFlags): Promise<void> {
  const { source = '', validDays, signingKey } = flags;
  if (verdictOf(run) !== 'passed') {
    console.error(pc.yellow('No certificate: the run did not pass.'));
    return;
  }
  const kit = `lienthong ${packageVersion()}`;
  const claims = certify(run, { source, validDays, kit, nowMs: systemClock.nowMs() });
  const statement = await signStatement('lienthong-certificate+jws', claims, openAnswerKeys(signingKey).signing);
  write(file, `${statement}\n`);
  console.error(pc.green(`Certificate of ${source} until ${isoOf(claims.exp)} in ${file}.`));
}

import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { bindings } from '../../../resolvers/index.ts';
import { mockFixtures } from '../../start/mock/mockFixtures.ts';
import { MOCK_DAY } from '../../start/mock/mockGateway.ts';
import type { MockProfile } from '../../start/mock/mockProfile.ts';
import { DIALS_PATH, startMock, type StartedMock } from '../../start/mock/startMock.ts';
import { onceStopped } from '../onceStopped.ts';
import { profileOf, withProfileFlags, type ProfileFlags } from './profileFlags.ts';

interface MockFlags extends ProfileFlags {
  readonly jurisdiction?: string;
  readonly person?: string;
  readonly case?: string;
  readonly seed: number;
  readonly today: string;
  readonly port: number;
  readonly host: string;
  readonly fixtures: readonly string[];
  readonly dials?: string;
  readonly trusted?: string;
  readonly json?: boolean;
}

const DEFAULT_PORT = 4010;
const DEFAULT_SEED = 1;

/** `lienthong mock`: the whole graph for one profile, without ministries, database and network. */
export function mockCommand(): Command {
  return withProfileFlags(new Command('mock'))
    .description('Serve the whole graph for one profile with made-up data; no ministry, database or network is needed.')
    .option('--jurisdiction <code>', 'administrative unit for which an officer is competent (default: the country)')
    .option('--person <personalId>', "a citizen's own number (default: somebody's)")
    .option('--case <case>', 'case of requests that name none (default: one that the purpose admits)')
    .addOption(
      new Option('--seed <number>', 'what everything made up depends on').argParser(wholeNumber).default(DEFAULT_SEED),
    )
    .addOption(new Option('--today <date>', 'the day on which the mock stands still').argParser(day).default(MOCK_DAY))
    .addOption(
      new Option('--port <number>', 'where it listens; 0: any free port').argParser(wholeNumber).default(DEFAULT_PORT),
    )
    .option('--host <address>', 'address on which it listens', '127.0.0.1')
    .option('--fixtures <file...>', 'records that are as you say (YAML or JSON)', [])
    .option('--dials <file>', 'latency, outages and slow fields (YAML or JSON), followed when it changes')
    .option('--trusted <file>', 'manifest of trusted documents, for clients that send identifiers')
    .option('--json', 'print {"url": …} on one line when ready')
    .action(async (flags: MockFlags) => {
      const { seed, today, port, host, dials: dialsFile, trusted: trustedFile } = flags;
      const named = profileOf(flags);
      const { jurisdiction, person: personalId, case: caseId = named.caseId } = flags;
      const profile = { ...named, jurisdiction, personalId, caseId };
      const mock = await startMock(bindings, {
        profile,
        seed,
        today,
        port,
        host,
        dialsFile,
        trustedFile,
        fixtures: mockFixtures(flags.fixtures),
      });
      const stopped = onceStopped();
      console.log(flags.json === true ? JSON.stringify({ url: mock.url }) : welcome(mock, profile));
      await stopped;
      await mock.close();
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function day(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw new InvalidArgumentError('It must be a day, YYYY-MM-DD.');
  return text;
}

function welcome({ url, asked }: StartedMock, { role }: MockProfile): string {
  const { caller, purpose, caseId } = asked;
  return `
${pc.bold('Liên Thông, made up')}: the graph as ${role}${caller.agency === undefined ? '' : ` of ${caller.agency}`} sees it. All data is synthetic.

  GraphQL     ${pc.cyan(`${url}/graphql`)}
  dials       ${pc.cyan(`${url}${DIALS_PATH}`)}

  A request that states no purpose and no case counts as ${pc.bold(purpose.code)}${caseId === undefined ? '' : `, case ${pc.bold(caseId)}`}.

${pc.dim('Ctrl+C stops it.')}`;
}

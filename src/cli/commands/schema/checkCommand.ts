import { Command, Option } from 'commander';
import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { elementUsage } from '../../../audit/read/elementUsage.ts';
import { readState } from '../../../audit/read/scanLog.ts';
import { systemClock, today } from '../../../clock.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { approve, readApprovals } from '../../../schemaCheck/approve.ts';
import type { SchemaReport } from '../../../schemaCheck/breakage.ts';
import { checkProposal } from '../../../schemaCheck/checkProposal.ts';
import { documentsInUse } from '../../../schemaCheck/knownDocuments.ts';
import { reportText } from '../../../schemaCheck/reportText.ts';
import { readUsage, usageOfLog, type UsageFigures } from '../../../schemaCheck/usageFigures.ts';
import { DAY_MS } from '../../../util/days.ts';
import { reading, settingsOf, withLogOptions, type LogFlags } from '../audit/withLog.ts';
import { count, read } from '../conform/files.ts';
import { addHeader } from '../addHeader.ts';
import { checkSource, openBaseline, type BaselineFlags } from './openBaseline.ts';

interface Flags extends BaselineFlags, LogFlags {
  readonly source: string;
  readonly new?: true;
  readonly was?: string;
  readonly documents?: string;
  readonly usage?: string;
  readonly log?: true;
  readonly days: number;
  readonly approve?: string;
  readonly format: 'table' | 'json';
}

/** Exit codes; 2 is for what could not be checked at all. */
const EXIT_CODES: Readonly<Record<SchemaReport['verdict'], number>> = { safe: 0, breaks: 1, incomplete: 3 };

/**
 * `lienthong schema check FILE`: what a proposed schema of one source breaks. Exit code 0: nothing that nobody answers
 * for; 1: something; 2: it could not be checked; 3: nothing was found, but the composition could not be tried.
 */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('what a proposed schema breaks: for the composition, for documents in use, for the dictionary')
    .argument('<file>', 'the proposed schema (SDL)')
    .requiredOption('--source <id>', 'whose schema it is')
    .option(
      '--against <graph>',
      'supergraph or public schema (file), or a GraphQL address; the attached sources without',
    )
    .option(
      '--header <name: value>',
      'sent to that address, as for a token or a purpose; may be repeated',
      addHeader,
      {},
    )
    .option('--new', 'the source is to be added to the graph')
    .option('--was <file>', 'the schema as it is now, where the graph does not tell it')
    .option('--documents <file>', 'manifest of the trusted documents in use')
    .option('--usage <file>', 'who uses them: [{"document", "by", "requests"}]')
    .option('--log', 'count in the audit log who uses what')
    .option('--days <count>', 'how far back', count, 90)
    .option('--approve <file>', 'breakages that somebody answers for, each with change, owner, reason, until')
    .option('--dir <folder>', 'the dictionary')
    .addOption(new Option('--format <format>', 'of the report').choices(['table', 'json']).default('table'));
  return withLogOptions(command).action(check);
}

async function check(file: string, flags: Flags): Promise<void> {
  const { source, was, documents, format } = flags;
  const { baseline, dictionary } = await openBaseline(flags);
  checkSource(baseline, source, flags.new === true);
  const sdl = read(file, 'SDL');
  const usage = await usageOf(flags);
  const checked = checkProposal({
    ...{ baseline, proposal: { source, sdl, document: parsed(sdl, file) } },
    ...(was === undefined ? {} : { was: read(was, 'SDL') }),
    ...(documents === undefined ? {} : { documents: documentsOf(documents, baseline.schema) }),
    ...(usage === undefined ? {} : { elementUses: usage.ofElement, documentUses: usage.ofDocument }),
    ...(dictionary === undefined ? {} : { dictionary }),
  });
  const { breakages, lapsed } = approve(checked.breakages, approvalsOf(flags.approve), today(systemClock));
  const isBroken = breakages.some(({ severity, approval }) => severity === 'error' && approval === undefined);
  const report: SchemaReport = {
    ...{ source, against: baseline.name, breakages, lapsed, notChecked: checked.notChecked },
    verdict: isBroken ? 'breaks' : checked.isComposed ? 'safe' : 'incomplete',
  };
  const isColoured = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report, isColoured),
  );
  process.exitCode = EXIT_CODES[report.verdict];
}

function parsed(sdl: string, file: string): DocumentNode {
  return asked(file, 'SDL', () => parse(sdl, { maxTokens: 500_000 }));
}

function documentsOf(file: string, schema: GraphQLSchema) {
  return asked(file, 'manifest', () => documentsInUse(read(file, 'manifest'), schema));
}

async function usageOf(flags: Flags): Promise<UsageFigures | undefined> {
  const { usage, log, days } = flags;
  if (usage !== undefined) return asked(usage, 'usage', () => readUsage(read(usage, 'usage')));
  if (log === undefined) return undefined;
  const { operations, elements } = await reading(settingsOf(flags), async (database, store) => {
    const { size } = await readState(database, store);
    return elementUsage(database, size, systemClock.nowMs() - days * DAY_MS);
  });
  return usageOfLog(operations, elements);
}

function approvalsOf(file: string | undefined) {
  if (file === undefined) return [];
  const text = read(file, 'approvals');
  try {
    return readApprovals(text);
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'unreadable';
    throw new GatewayError('SCHEMA_APPROVALS_UNREADABLE', { file, problem }, { cause });
  }
}

function asked<Result>(file: string, what: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError('CONFORM_FILE_UNREADABLE', { file, what }, { cause });
  }
}

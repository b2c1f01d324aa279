import { Command, Option } from 'commander';
import Table from 'cli-table3';
import type { CorrectionRow } from '../../corrections/correctionTable.ts';
import type { CorrectionStore } from '../../corrections/correctionStore.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { openCorrectionStoreOf } from '../../start/openRecord.ts';
import { configOf, type GatewayOptions } from './gatewayOptions.ts';

type FolderOptions = Pick<GatewayOptions, 'config' | 'data'>;

/** `lienthong corrections`: the desk's side of requests for correction. */
export function correctionsCommand(): Command {
  return new Command('corrections')
    .description('requests for correction: see them, and close them when the owner has decided')
    .addCommand(listCommand())
    .addCommand(closeCommand());
}

function listCommand(): Command {
  return withFolder(new Command('list'))
    .description('cases, the oldest first; whom they are about is not shown')
    .option('--all', 'closed ones too')
    .option('--json', 'as JSON')
    .action(async (options: FolderOptions & { readonly all?: true; readonly json?: true }) => {
      const rows = await withStore(options, (store) => store.list(options.all !== true));
      console.log(options.json === true ? JSON.stringify(rows.map(shown)) : tableOf(rows));
    });
}

function closeCommand(): Command {
  return withFolder(new Command('close'))
    .description('close a case; its mark leaves the answers within `corrections.refreshMs`')
    .argument('<case>', 'number of the case')
    .addOption(
      new Option('--outcome <outcome>', 'what the owner decided')
        .choices(['CORRECTED', 'REJECTED'])
        .makeOptionMandatory(),
    )
    .option('--note <text>', 'what the owner says of it; the person reads it')
    .action(
      async (
        caseNumber: string,
        options: FolderOptions & { readonly outcome: 'CORRECTED' | 'REJECTED'; readonly note?: string },
      ) => {
        const now = new Date().toISOString();
        const isClosed = await withStore(options, (store) =>
          store.closeCase(caseNumber, options.outcome, now, options.note),
        );
        if (!isClosed) throw new GatewayError('CORRECTION_CASE_UNKNOWN', { caseNumber: printable(caseNumber) });
        console.log(`${caseNumber} is closed: ${options.outcome}.`);
      },
    );
}

function withFolder(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: lienthong.yaml, if there is one)')
    .option('--data <folder>', 'data folder of the gateway');
}

async function withStore<T>(options: FolderOptions, work: (store: CorrectionStore) => Promise<T>): Promise<T> {
  const store = openCorrectionStoreOf(configOf(options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function shown({ case_number, element, owner, status, requested_at, due_on, delivered_at }: CorrectionRow): object {
  return {
    case: case_number,
    element,
    owner,
    status,
    requestedAt: requested_at,
    dueOn: due_on,
    deliveredAt: delivered_at,
  };
}

function tableOf(rows: readonly CorrectionRow[]): string {
  const table = new Table({
    head: ['case', 'element', 'owner', 'status', 'due', 'delivered'],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    table.push([row.case_number, row.element, row.owner, row.status, row.due_on, row.delivered_at ?? 'not yet']);
  }
  return rows.length === 0 ? 'No case.' : table.toString();
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 64);
}

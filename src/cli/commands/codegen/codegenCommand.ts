import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { documentFiles } from '../../../codegen/readDocuments.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { failWith } from '../../failWith.ts';
import { addHeader } from '../addHeader.ts';
import { withProfileFlags } from '../profileFlags.ts';
import type { CodegenFlags } from './codegenFlags.ts';
import { runCodegen } from './runCodegen.ts';

/** Time between two looks (milliseconds). */
const LOOK_MS = 300;

/** `lienthong codegen`: typed documents, scalar types and the manifest of trusted documents, from a team's own documents. */
export function codegenCommand(): Command {
  return withProfileFlags(new Command('codegen'))
    .description('Write types for the operations in .graphql files, as a profile may ask them.')
    .argument('[path...]', 'files of documents, or folders of them', ['src'])
    .option('--schema <file or address>', 'an exported schema, or a running gateway (default: the shipped dictionary)')
    .option(
      '--header <name: value>',
      'sent to that address, as for a token or a purpose; may be repeated',
      addHeader,
      {},
    )
    .option('-o, --out <folder>', 'where it is written', 'src/generated')
    .addOption(
      new Option('--documents <form>', 'text for lienthong/client, parsed for urql and Apollo Client')
        .choices(['text', 'parsed'])
        .default('text'),
    )
    .option('--check', 'write nothing, and fail when what is there is not what would be written')
    .option('--watch', 'run again whenever a document changes, until it is stopped')
    .action(async (paths: string[], flags: CodegenFlags) => {
      if (flags.watch === true) await watch(paths, flags);
      else if (!(await runCodegen(paths, flags))) process.exitCode = 1;
    });
}

async function watch(paths: readonly string[], flags: CodegenFlags): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const now = stateOf(paths, flags);
    if (now !== last) {
      await runAndTell(paths, flags);
      last = now;
    }
    await pause(LOOK_MS);
  }
}

/** What is wrong this time may be mended in the next moment. */
async function runAndTell(paths: readonly string[], flags: CodegenFlags): Promise<void> {
  try {
    await runCodegen(paths, flags);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    failWith(error);
  }
  console.error(pc.dim('Waiting for a change; Ctrl+C ends.'));
}

/** Differs when a document, or the file of the schema, has changed. */
function stateOf(paths: readonly string[], { out, schema }: CodegenFlags): string {
  const isFile = schema !== undefined && !/^https?:\/\//.test(schema);
  try {
    return [...documentFiles(paths, out), ...(isFile ? [schema] : [])].map(stampOf).join('\n');
  } catch {
    return 'unreadable';
  }
}

function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

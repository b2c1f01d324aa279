import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { generate, SCHEMA_FILE } from '../../../codegen/generate.ts';
import { staleFiles, writeOutput } from '../../../codegen/outputFiles.ts';
import { documentFiles, readDocuments } from '../../../codegen/readDocuments.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { tellCodegen } from './tellCodegen.ts';
import type { CodegenFlags } from './codegenFlags.ts';
import { openSchema } from './openSchema.ts';

/**
 * Runs once and tells how it went; false when something is to be mended.
 *
 * - rejects with `CODEGEN_UNREADABLE`, and with what keeps the schema from being read
 */
export async function runCodegen(paths: readonly string[], flags: CodegenFlags): Promise<boolean> {
  const { out } = flags;
  const files = filesOf(paths, out);
  const opened = await openSchema(flags);
  const read = readDocuments(files);
  const input = { ...opened, documents: read.documents, before: schemaBefore(out), form: flags.documents };
  const generated = await generate(input);
  const findings = [...read.findings, ...generated.findings];
  const isGood = findings.length === 0;
  const stale = !isGood
    ? []
    : flags.check === true
      ? staleFiles(out, generated.files)
      : writeOutput(out, generated.files);
  tellCodegen({ ...generated, findings, stale, out, isCheck: flags.check === true });
  return isGood && !(flags.check === true && stale.length > 0);
}

function filesOf(paths: readonly string[], out: string): readonly string[] {
  let files: readonly string[];
  try {
    files = documentFiles(paths, out);
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be read';
    throw new GatewayError('CODEGEN_UNREADABLE', { paths: paths.join(', '), problem }, { cause });
  }
  if (files.length === 0)
    throw new GatewayError('CODEGEN_UNREADABLE', { paths: paths.join(', '), problem: 'there is no .graphql file' });
  return files;
}

/** The schema of the last run; nothing where there was none, or somebody spoiled it. */
function schemaBefore(out: string): GraphQLSchema | undefined {
  const file = join(out, SCHEMA_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
  } catch {
    return undefined;
  }
}

import pc from 'picocolors';
import type { Finding, RefusedField } from '../../../codegen/finding.ts';

/** What a run came to. */
export interface CodegenOutcome {
  readonly findings: readonly Finding[];
  readonly refused: readonly RefusedField[];
  readonly changes: readonly string[];
  readonly operations: number;
  /** Files that were written, or would have been. */
  readonly stale: readonly string[];
  readonly out: string;
  readonly isCheck: boolean;
}

/** Tells it: what is wrong on standard error, with file, line, what changed and what to do. */
export function tellCodegen(outcome: CodegenOutcome): void {
  const { findings, refused, changes, operations, stale, out, isCheck } = outcome;
  for (const finding of findings) console.error(findingText(finding, pc.red('error')));
  for (const field of refused) console.error(refusedText(field));
  if (findings.length > 0) {
    console.error(pc.red(`\n${counted(findings.length, 'error')}; nothing was written.`));
    return;
  }
  for (const change of changes) console.error(`${pc.yellow('changed')} ${change}`);
  if (isCheck && stale.length > 0) {
    console.error(pc.red(`Out of date in ${out}: ${stale.join(', ')}. Run lienthong codegen.`));
    return;
  }
  const written = stale.length === 0 ? 'nothing to write' : `wrote ${stale.join(', ')}`;
  const warned = refused.length === 0 ? '' : `, ${counted(refused.length, 'field')} that will be refused`;
  console.log(`${pc.green('✔')} ${counted(operations, 'operation')}${warned}: ${written} in ${out}`);
}

function findingText({ file, line, column, message, changes, suggestion }: Finding, kind: string): string {
  const lines = [`${pc.bold(`${file}:${line}:${column}`)} ${kind} ${message}`];
  for (const change of changes) lines.push(`  ${pc.yellow('changed')} ${change}`);
  if (suggestion !== undefined) lines.push(`  ${pc.cyan('→')} ${suggestion}`);
  return lines.join('\n');
}

function refusedText(field: RefusedField): string {
  const { coordinate, message, reasonVi, article } = field;
  const told = findingText({ ...field, message: `${coordinate} will be refused: ${message}` }, pc.yellow('warning'));
  return [told, `  ${reasonVi}${article === undefined ? '' : pc.dim(` (${article})`)}`].join('\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

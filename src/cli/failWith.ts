import pc from 'picocolors';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { fillTemplate } from '../errors/template.ts';

/** Exit code when a command cannot be carried out: bad configuration, busy port, unreadable file. */
export const CANNOT = 2;

/** Says in one sentence what is wrong and in a second how to mend it, and sets exit code 2. */
export function failWith(error: unknown): void {
  process.exitCode = CANNOT;
  if (error instanceof GatewayError && error.code !== 'INTERNAL_ERROR') {
    const remedy = fillTemplate(catalogueEntry(error.code).remedyEn, error.params);
    console.error(`${pc.red(error.code)} ${error.message} ${pc.dim(remedy)}`);
    return;
  }
  console.error(
    `${pc.red('INTERNAL_ERROR')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
}

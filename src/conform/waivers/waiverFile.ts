import { GatewayError } from '../../errors/gatewayError.ts';
import { waiverClaims, type Waiver, type WaiverClaims } from './waiver.ts';

/** Statements that one file may hold (count). */
const MOST = 1_000;

/**
 * The waivers of a source out of a file that has one signed statement a line; those of other sources are left aside.
 *
 * - `verify`: the claims of a statement, or a rejection when nobody who is trusted signed them so
 * - rejects with `STATEMENT_FORM`, and with what `verify` rejects with: one that is not believed spoils the file
 */
export async function readWaivers(
  file: string,
  source: string,
  verify: (statement: string) => Promise<unknown>,
): Promise<readonly Waiver[]> {
  const lines = file.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > MOST) throw new GatewayError('STATEMENT_FORM');
  const read: WaiverClaims[] = [];
  for (const line of lines) {
    const parsed = waiverClaims.safeParse(await verify(line));
    if (!parsed.success) throw new GatewayError('STATEMENT_FORM');
    read.push(parsed.data);
  }
  return read
    .filter(({ sub }) => sub === source)
    .map(({ rule, where, owner, reason, until }) => ({
      ...{ rule, owner, reason, until },
      ...(where === undefined ? {} : { where }),
    }));
}

import { join } from 'node:path';
import type { Command } from 'commander';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { MockProfile } from '../../start/mock/mockProfile.ts';
import { loadOperations } from '../../server/loadOperations.ts';
import { packageRoot } from '../../util/packageRoot.ts';

/** For whom something is made. */
export interface ProfileFlags {
  readonly profile?: string;
  readonly role?: string;
  readonly purpose?: string;
  readonly agency?: string;
  readonly organisation?: string;
}

/** Adds the options that say for whom. */
export function withProfileFlags(command: Command): Command {
  return command
    .option('--profile <operation>', 'role, purpose and case of a ready operation: land-transfer, own-record, …')
    .option('--role <role>', 'role of the caller')
    .option('--purpose <purpose>', 'purpose for which is asked')
    .option('--agency <agency>', 'agency of the caller (default: one that the purpose admits)')
    .option('--organisation <code>', 'facility of a doctor, tax code of an enterprise');
}

/** Whether anybody is named. */
export function namesProfile({ profile, role, purpose }: ProfileFlags): boolean {
  return (profile ?? role ?? purpose) !== undefined;
}

/** Throws `MOCK_PROFILE_INCOMPLETE`. */
export function profileOf(flags: ProfileFlags): MockProfile {
  const { profile: id, agency, organisation } = flags;
  const operations = loadOperations(join(packageRoot(), 'schema', 'operations'));
  const operation = id === undefined ? undefined : operations.find((each) => each.id === id);
  if (id !== undefined && operation === undefined) {
    const ids = operations.map((each) => each.id);
    throw new GatewayError('MOCK_PROFILE_INCOMPLETE', {
      problem: `there is no ready operation ${id}, but ${ids.join(', ')}`,
    });
  }
  const role = flags.role ?? operation?.persona;
  const purpose = flags.purpose ?? operation?.purpose;
  if (role === undefined || purpose === undefined) {
    throw new GatewayError('MOCK_PROFILE_INCOMPLETE', { problem: 'a role and a purpose are needed' });
  }
  return { role, purpose, agency, organisation, ...(operation?.caseId && { caseId: operation.caseId }) };
}

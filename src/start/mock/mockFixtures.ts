import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../../errors/gatewayError.ts';
import { collectionFixtures } from '../../mock/fixtures/collectionFixtures.ts';
import { joinFixtures, type Fixtures } from '../../mock/fixtures/fixtures.ts';
import { readFixtures } from '../../mock/fixtures/readFixtures.ts';
import type { FixtureContext } from './mockGateway.ts';
import { loadOperations } from '../../server/loadOperations.ts';
import { packageRoot } from '../../util/packageRoot.ts';

/** Records of the ready collection of which its variables do not say everything. */
const COLLECTION_RECORDS = join('mock', 'records.yaml');

/**
 * The fixtures of a mock: what the ready collection needs, and what the files say, which win over it and over one another
 * in their order.
 *
 * - throws `MOCK_FIXTURE_INVALID`
 */
export function mockFixtures(files: readonly string[]): (context: FixtureContext) => Fixtures {
  const folder = join(packageRoot(), 'schema');
  return (context) => {
    const cases = loadOperations(join(folder, 'operations')).flatMap((operation) =>
      operation.cases.map(({ variables, caseId = operation.caseId }) => ({
        variables,
        caseId,
        procedure: context.purposes.get(operation.purpose)?.procedures?.[0],
      })),
    );
    const read = (file: string) => readFixtures(textOf(file), file, context);
    return joinFixtures([
      collectionFixtures(cases, context.agency),
      read(join(folder, COLLECTION_RECORDS)),
      ...files.map(read),
    ]);
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GatewayError('MOCK_FIXTURE_INVALID', { where: file, problem: 'the file cannot be read' }, { cause });
  }
}

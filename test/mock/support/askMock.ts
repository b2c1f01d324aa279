import { bindings } from '../../../resolvers/index.ts';
import { mockFixtures } from '../../../src/start/mock/mockFixtures.ts';
import { MOCK_DAY } from '../../../src/start/mock/mockGateway.ts';
import type { MockProfile } from '../../../src/start/mock/mockProfile.ts';
import { startMock, type MockServerSettings, type StartedMock } from '../../../src/start/mock/startMock.ts';
import type { Answer } from './shapes.ts';

/** What a request states besides its document. */
export interface Stated {
  readonly variables?: object;
  readonly purpose?: string;
  readonly caseId?: string | undefined;
}

/** Starts a mock on a free port. */
export function aMock(profile: MockProfile, settings: Partial<MockServerSettings> = {}): Promise<StartedMock> {
  return startMock(bindings, {
    ...{ profile, seed: 1, today: MOCK_DAY, port: 0, host: '127.0.0.1', fixtures: mockFixtures([]) },
    ...settings,
  });
}

/** Asks over HTTP. */
export async function ask(mock: Pick<StartedMock, 'url'>, query: string, stated: Stated = {}): Promise<Answer> {
  const { variables = {}, purpose, caseId } = stated;
  const response = await fetch(`${mock.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(purpose === undefined ? {} : { 'lienthong-purpose': purpose }),
      ...(caseId === undefined ? {} : { 'lienthong-case': caseId }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Partial<Answer>;
  return { status: response.status, data: body.data, errors: body.errors ?? [], extensions: body.extensions ?? {} };
}

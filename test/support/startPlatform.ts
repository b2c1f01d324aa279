import { ministryIds, type MinistryId } from '../../mocks/startMinistries.ts';
import { loadOperations } from '../../src/server/loadOperations.ts';
import { startGatewayProcess } from './startGatewayProcess.ts';
import { startMinistry, testWorld, type StartedMinistry } from './startMinistry.ts';

/** Who asks for what; what is left out comes from the named operation, or is not sent. `null` sends nothing. */
export interface Asking {
  readonly persona?: string | null;
  readonly purpose?: string | null;
  readonly caseId?: string | null;
  readonly provenance?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly source?: string } & Readonly<Record<string, unknown>>;
}

/** An answer as it came over HTTP. */
export interface PlatformAnswer {
  readonly status: number;
  // What is asked differs from test to test; they say what they expect of it.
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly GraphqlError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Ministries and gateway as processes of their own, joined over the wire. */
export interface Platform {
  /** Address of the gateway; another one after a start anew. */
  readonly url: string;
  readonly ministry: (id: MinistryId) => StartedMinistry;
  /** Asks the gateway. `operation` is the id of a named operation of `schema/operations`, or a document. */
  readonly query: (operation: string, variables?: object, asking?: Asking) => Promise<PlatformAnswer>;
  /** What the gateway wrote to its log so far. */
  readonly log: () => string;
  /** The header lines by which a persona asks for a purpose, with a token of the identity service. */
  readonly headersOf: (asking: Asking) => Promise<Readonly<Record<string, string>>>;
  /** Kills the gateway, as a power cut would; the ministries go on. */
  readonly killGateway: () => Promise<void>;
  /** Starts it again, with the same settings. */
  readonly startGatewayAgain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const operations = new Map(loadOperations('schema/operations').map((operation) => [operation.id, operation]));

/**
 * Starts ministries over the test world, and the gateway in front of them.
 *
 * - `only`: ministries to start (default: all); the others are down
 * - `env`: settings of the gateway, as `docs/configuration.md` names them
 */
export async function startPlatform(
  options: { readonly only?: readonly MinistryId[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Platform> {
  const dataDir = await testWorld();
  const ids = options.only ?? ministryIds;
  const ministries = new Map(
    await Promise.all(ids.map(async (id) => [id, await startMinistry(id, { dataDir })] as const)),
  );
  const start = () => startGatewayProcess({ ...addresses(ministries), ...options.env });
  let gateway = await start();
  const tokens = new Map<string, Promise<string>>();

  function tokenFor(persona: string): Promise<string> {
    const issuer = ministries.get('identity')?.url ?? '';
    const token = tokens.get(persona) ?? issueToken(issuer, persona);
    tokens.set(persona, token);
    return token;
  }

  async function headersOf({ persona, purpose, caseId, provenance, headers }: Asking): Promise<Record<string, string>> {
    return {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(persona ? { authorization: `Bearer ${await tokenFor(persona)}` } : {}),
      ...(purpose ? { 'lienthong-purpose': purpose } : {}),
      ...(caseId ? { 'lienthong-case': caseId } : {}),
      ...(provenance === true ? { 'lienthong-provenance': '1' } : {}),
      ...headers,
    };
  }

  async function query(operation: string, variables: object = {}, asking: Asking = {}): Promise<PlatformAnswer> {
    const named = operations.get(operation);
    const {
      persona = named?.persona ?? null,
      purpose = named?.purpose ?? null,
      caseId = named?.caseId ?? null,
    } = asking;
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: await headersOf({ ...asking, persona, purpose, caseId }),
      body: JSON.stringify({ query: named?.document ?? operation, variables }),
    });
    const body = (await response.json()) as Partial<PlatformAnswer>;
    return { status: response.status, data: body.data, errors: body.errors ?? [], extensions: body.extensions ?? {} };
  }

  return {
    get url() {
      return gateway.url;
    },
    query,
    headersOf,
    log: () => gateway.log(),
    killGateway: () => gateway.kill(),
    startGatewayAgain: async () => {
      gateway = await start();
    },
    ministry: (id) => {
      const ministry = ministries.get(id);
      if (ministry === undefined) throw new Error(`The ministry ${id} was not started.`);
      return ministry;
    },
    stop: async () => {
      await gateway.stop();
      await Promise.all([...ministries.values()].map((ministry) => ministry.stop()));
    },
  };
}

/** Where the gateway finds the ministries; those that were not started are at an address where nobody listens. */
function addresses(ministries: ReadonlyMap<MinistryId, StartedMinistry>): Record<string, string> {
  return Object.fromEntries(
    ministryIds.flatMap((id) => {
      const nobody = id === 'identity' || id === 'land' || id === 'health' || id === 'tax' ? 'http' : 'postgres';
      const url = ministries.get(id)?.url ?? `${nobody}://127.0.0.1:9/nobody`;
      if (id === 'identity') return [['LIENTHONG_ISSUERS', `${url},${url}/eid`]];
      const prefix = `LIENTHONG_${id.toUpperCase().replaceAll('-', '_')}`;
      const control = ministries.get(id)?.controlUrl ?? 'http://127.0.0.1:9/nobody';
      return [
        [`${prefix}_URL`, url],
        [`${prefix}_CORRECTIONS_URL`, control.replace('/__dials', '/__corrections')],
      ];
    }),
  );
}

async function issueToken(issuer: string, persona: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`The identity service gives no token to ${persona}.`);
  return token;
}

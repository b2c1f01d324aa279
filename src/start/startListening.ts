import type { Config } from '../config.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { GuardedSource } from '../sources/guard/guardSource.ts';

/** A gateway that listens. */
export interface StartedGateway {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Waits for requests under way, then lets go of ports and connections. */
  readonly close: () => Promise<void>;
}

interface Server {
  listen(address: Pick<Config, 'port' | 'host'>): Promise<string>;
  close(): Promise<unknown>;
}

export interface WatchOptions {
  /** When the sources may be expected to be there; at once when left out. */
  readonly watchFrom?: Promise<unknown>;
}

/** What is watched while the gateway listens, and let go of when it stops. */
export interface Watched {
  readonly sources: readonly GuardedSource[];
  readonly close: () => Promise<unknown>;
}

/** Sources that stay the same as long as the gateway listens. */
export function watched(sources: readonly GuardedSource[]): Watched {
  return { sources, close: () => Promise.all(sources.map((source) => source.close())) };
}

/** Listens, and begins to watch the sources. Throws `PORT_IN_USE` or `CONFIG_INVALID`. */
export async function startListening(
  server: Server,
  { sources, close }: Watched,
  config: Pick<Config, 'port' | 'host'>,
  { watchFrom }: WatchOptions = {},
): Promise<StartedGateway> {
  const url = await listen(server, config);
  const watch = () => {
    for (const source of sources) void source.watch();
  };
  if (watchFrom === undefined) watch();
  else void watchFrom.then(watch, watch);
  return {
    url,
    close: async () => {
      await server.close();
      await close();
    },
  };
}

/** Why an address cannot be listened on, by the system's code: the setting, and what is wrong with it. */
const UNUSABLE: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['port', 'this user may not listen on it'],
  EADDRNOTAVAIL: ['host', 'this machine has no such address'],
  ENOTFOUND: ['host', 'the name leads to no address'],
  EAI_AGAIN: ['host', 'the name leads to no address'],
};

async function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<string> {
  try {
    return await server.listen({ port, host });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') throw new GatewayError('PORT_IN_USE', { port }, { cause });
    const [where, problem] = UNUSABLE[String(code)] ?? [];
    if (where === undefined || problem === undefined) throw cause;
    throw new GatewayError('CONFIG_INVALID', { where, problem }, { cause });
  }
}

import knex, { type Knex } from 'knex';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import { dialectOf } from './dialect.ts';
import type { Limits } from '../guard/limits.ts';
import { Turnstile } from '../guard/turnstile.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';

/** A ministry's database: builds statements, and runs them so that one that is given up does not hold a connection. */
export interface Database {
  readonly builder: Knex;
  readonly parameterLimit: number;
  /** Runs one statement in its turn; rejects with `SOURCE_BUSY`, the driver's error, or the signal's reason. */
  run(statement: Knex.QueryBuilder | Knex.Raw, signal: EndSignal): Promise<unknown>;
  /** Asks for nothing, at once, over a connection that statements leave free. */
  probe(signal: EndSignal): Promise<unknown>;
  close(): Promise<void>;
}

/** The part of knex' client that hands out connections. */
interface ConnectionKeeper {
  acquireConnection(): Promise<RawConnection>;
  releaseConnection(connection: RawConnection): Promise<unknown>;
}

/** The drivers' connections; each driver has its own way of hanging up. */
interface RawConnection {
  __knex__disposed?: unknown;
  /** pg */
  readonly connection?: { readonly stream?: { destroy(): void } };
  /** mysql2 */
  readonly stream?: { destroy(): void };
  /** sqlite3 */
  interrupt?(): void;
}

export function openDatabase(source: SourceId, url: string, limits: Limits): Database {
  const dialect = dialectOf(url, limits);
  if (dialect === undefined) {
    throw new GatewayError('BINDING_INVALID', {
      source,
      where: 'connection',
      problem: 'the address must begin with postgres:, mysql: or sqlite:',
    });
  }
  const builder = knex(dialect.settings);
  const keeper = builder.client as ConnectionKeeper;
  // In front of the pool, so that waiting for each other is told apart from waiting for the ministry to connect.
  const turnstile = new Turnstile(dialect.statements, Infinity);

  async function run(statement: Knex.QueryBuilder | Knex.Raw, signal: EndSignal): Promise<unknown> {
    signal.throwIfAborted();
    if (!turnstile.tryEnter()) await waitForTurn(signal);
    try {
      return await runNow(statement, signal);
    } finally {
      turnstile.leave();
    }
  }

  /** For half of a request's time at most: what is left then would hardly do for an answer. */
  async function waitForTurn(signal: EndSignal): Promise<void> {
    const patience = new Ending();
    const lose = (): void => patience.abort();
    const timer = setTimeout(lose, limits.timeoutMs / 2);
    signal.addEventListener('abort', lose);
    try {
      await turnstile.enter(patience);
    } catch {
      signal.throwIfAborted();
      throw new GatewayError('SOURCE_BUSY', { source });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', lose);
    }
  }

  async function runNow(statement: Knex.QueryBuilder | Knex.Raw, signal: EndSignal): Promise<unknown> {
    signal.throwIfAborted();
    const connection = await acquire(keeper, signal);
    try {
      return await untilAborted(Promise.resolve(statement.connection(connection)), signal);
    } finally {
      if (signal.aborted) hangUp(connection);
      await keeper.releaseConnection(connection);
    }
  }

  return {
    builder,
    parameterLimit: dialect.parameterLimit,
    run,
    probe: (signal) => runNow(builder.raw('select 1'), signal),
    close: () => builder.destroy(),
  };
}

async function acquire(keeper: ConnectionKeeper, signal: EndSignal): Promise<RawConnection> {
  const coming = keeper.acquireConnection();
  try {
    return await untilAborted(coming, signal);
  } catch (error) {
    // A connection that comes too late goes straight back to the pool.
    coming.then((connection) => keeper.releaseConnection(connection)).catch(() => undefined);
    throw error;
  }
}

/** Settles with the promise, or rejects with the signal's reason as soon as it is aborted. */
async function untilAborted<T>(promise: Promise<T>, signal: EndSignal): Promise<T> {
  let leave: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(reasonOf(signal));
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave);
    promise.catch(() => undefined);
  }
}

/** Closes the line: the statement may still be running at the other end, and its answer must not meet the next question. */
function hangUp(connection: RawConnection): void {
  if (connection.interrupt !== undefined) {
    connection.interrupt();
    return;
  }
  connection.__knex__disposed = 'given up';
  (connection.connection?.stream ?? connection.stream)?.destroy();
}

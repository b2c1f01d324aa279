import { createServer, type Server, type Socket } from 'node:net';
import type { DialBoard } from '../dials/dialBoard.ts';
import { serveConnection, type Connection } from './connection.ts';
import { createDescriber } from './describer.ts';
import { messages } from './messages.ts';
import { createQueryDoor } from './queryDoor.ts';
import { closeDatabase, openReadOnly, queryAll } from './sqliteCalls.ts';

export interface WireServer {
  /** Not listening yet. */
  readonly server: Server;
  /** Drops all clients and closes the database; the server's own `close` is the caller's. */
  readonly close: () => Promise<void>;
}

export interface WireOptions {
  /** SQLite file; must exist. */
  readonly file: string;
  readonly ministry: string;
  readonly dials: DialBoard;
}

/** PostgreSQL's own default. */
const MAX_CONNECTIONS = 100;
/** How soon an outage reaches clients that are connected. */
const OUTAGE_CHECK_MS = 50;

/**
 * Speaks the PostgreSQL wire protocol (v3, trust, text format, read-only) in front of a SQLite file. Each client has a
 * database handle of its own, so that clients do not wait for each other and a cancelled statement is only theirs.
 * Rejects when the file is no readable database.
 */
export async function createWireServer({ file, ministry, dials }: WireOptions): Promise<WireServer> {
  const first = await openReadOnly(file);
  await queryAll(first, 'SELECT count(*) FROM sqlite_master', []);
  const describer = await createDescriber(first);
  await closeDatabase(first);

  const connections = new Map<number, Connection>();
  const sockets = new Set<Socket>();
  let lastProcessId = 0;

  const openDoor = async () => {
    const database = await openReadOnly(file);
    return { door: createQueryDoor({ database, describer, dials, ministry }), close: () => closeDatabase(database) };
  };
  const cancel = (processId: number, secret: number): void => {
    const connection = connections.get(processId);
    if (connection?.secret === secret) connection.cancelQuery();
  };

  const server = createServer((socket) => {
    if (dials.current().outage) return void socket.resetAndDestroy();
    if (sockets.size >= MAX_CONNECTIONS) {
      socket.on('error', () => socket.destroy());
      return void socket.end(
        messages.error({ severity: 'FATAL', code: '53300', text: 'sorry, too many clients already' }),
      );
    }
    lastProcessId += 1;
    const processId = lastProcessId;
    sockets.add(socket);
    connections.set(
      processId,
      serveConnection({
        socket,
        openDoor,
        cancel,
        processId,
        isHanging: () => dials.current().hang,
        isAway: () => dials.current().outage,
      }),
    );
    socket.on('close', () => {
      sockets.delete(socket);
      connections.delete(processId);
    });
  });
  const dropAll = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const outageCheck = setInterval(() => {
    if (dials.current().outage) dropAll();
  }, OUTAGE_CHECK_MS);
  outageCheck.unref();

  return {
    server,
    close: async () => {
      clearInterval(outageCheck);
      dropAll();
      await describer.close();
    },
  };
}

import type sqlite3 from 'sqlite3';
import type { DialBoard } from '../dials/dialBoard.ts';
import type { Describer } from './describer.ts';
import type { ResultColumn } from './resultColumn.ts';
import { SqlFailure } from './sqlFailure.ts';
import { runRead, type Answer, type Statement } from './statement.ts';

/** What the dials make of the connection instead of an answer. */
export class Misbehaviour extends Error {
  override readonly name = 'Misbehaviour';
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    super('The dials ask for an answer that is none.');
    this.bytes = bytes;
  }
}

/** Where a session's statements meet the database and the dials. */
export interface QueryDoor {
  readonly describer: Describer;
  /** Runs a statement; `undefined` for those without rows. */
  readonly run: (statement: Statement, values: readonly (string | null)[]) => Promise<Answer | undefined>;
  /** Columns of a statement that has not been run; `undefined` for those without rows. */
  readonly columnsOf: (statement: Statement) => Promise<readonly ResultColumn[] | undefined>;
  /** Called before rows leave; the dials may cut the answer short here. */
  readonly beforeRows: (row: readonly (string | null)[]) => Promise<void>;
  /** Ends what runs or waits, on the client's wish. */
  readonly cancel: () => void;
}

export interface DoorOptions {
  readonly database: sqlite3.Database;
  readonly describer: Describer;
  readonly dials: DialBoard;
  readonly ministry: string;
}

const GARBAGE = Buffer.from('\u0000\u00ff<html><body>502 Bad Gateway</body></html>\u0000\u0001\u0002', 'latin1');

/** The door of one connection. */
export function createQueryDoor({ database, describer, dials, ministry }: DoorOptions): QueryDoor {
  let wakeUp: ((isCancelled: boolean) => void) | undefined;

  const passDials = async (): Promise<void> => {
    dials.stats.calls += 1;
    const waitMs = dials.nextDelayMs();
    if (waitMs > 0 && (await sleep(waitMs))) throw new SqlFailure('57014', 'canceling statement due to user request');
    const { hang, garbage } = dials.current();
    // Nothing ends this but the connection itself.
    if (hang) await new Promise(() => undefined);
    if (garbage) throw new Misbehaviour(GARBAGE);
    if (dials.nextFails()) throw new SqlFailure('58000', `the ${ministry} database reports a simulated system error`);
  };

  const sleep = (waitMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), waitMs);
      wakeUp = (isCancelled) => {
        clearTimeout(timer);
        resolve(isCancelled);
      };
    });

  return {
    describer,
    run: async (statement, values) => {
      switch (statement.kind.kind) {
        case 'read': {
          await passDials();
          dials.stats.statements += 1;
          return bend(await runRead(statement, values, { database, describer }), dials);
        }
        case 'version':
          return single('version', `PostgreSQL 15.0 (synthetic ministry: ${ministry})`);
        case 'show':
          return single(statement.kind.name, SETTINGS[statement.kind.name] ?? '');
        case 'write':
          throw new SqlFailure('25006', 'cannot execute the statement: this database is read-only');
        case 'empty':
        case 'begin':
        case 'commit':
        case 'rollback':
        case 'ignored':
          return undefined;
      }
    },
    columnsOf: async ({ kind, sql }) => {
      if (kind.kind === 'version') return single('version', '').columns;
      if (kind.kind === 'show') return single(kind.name, '').columns;
      if (kind.kind !== 'read') return undefined;
      return (await describer.describe(sql)).map((column) => ({ ...column, type: column.type ?? 25 }));
    },
    beforeRows: (row) => {
      if (dials.current().truncate) return Promise.reject(new Misbehaviour(halfRow(row)));
      return Promise.resolve();
    },
    cancel: () => {
      wakeUp?.(true);
      database.interrupt();
    },
  };
}

const SETTINGS: Readonly<Record<string, string>> = {
  server_version: '15.0',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  search_path: 'public',
  'transaction isolation level': 'read committed',
  timezone: 'Asia/Ho_Chi_Minh',
};

function single(name: string, value: string): Answer {
  return { columns: [{ name, key: name, type: 25 }], rows: [[value]] };
}

/** Rows in another order, or one fewer than asked. */
function bend(answer: Answer, dials: DialBoard): Answer {
  const { shape } = dials.current();
  if (shape === 'reorder') return { ...answer, rows: answer.rows.toReversed() };
  if (shape === 'drop-last') return { ...answer, rows: answer.rows.slice(0, -1) };
  return answer;
}

/** A row message that promises more than it brings. */
function halfRow(row: readonly (string | null)[]): Buffer {
  const value = Buffer.from(row.find((text) => text !== null) ?? '');
  const bytes = Buffer.alloc(7);
  bytes.write('D');
  bytes.writeInt32BE(4 + 2 + row.length * 4 + value.length + 64, 1);
  bytes.writeInt16BE(row.length, 5);
  return Buffer.concat([bytes, value.subarray(0, Math.ceil(value.length / 2))]);
}

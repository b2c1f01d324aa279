import { BodyReader } from './bodyReader.ts';
import { ProtocolViolation, type Frame } from './frames.ts';
import { messages } from './messages.ts';
import type { QueryDoor } from './queryDoor.ts';
import { SqlFailure } from './sqlFailure.ts';
import { understand, type Answer, type Statement } from './statement.ts';
import { translateSql } from './translateSql.ts';

interface Portal {
  readonly statement: Statement;
  readonly values: readonly (string | null)[];
  /** Present once it has run: the rows, and how many were handed out. */
  answer?: Answer;
  sent: number;
}

/** How the session writes to its client; resolves when the client keeps up. */
export type Write = (bytes: Buffer) => Promise<void>;

const ROWS_PER_WRITE = 500;

/**
 * One client's conversation after start-up: simple and extended query protocol, one message after the other.
 *
 * From: PostgreSQL documentation, "Message Flow".
 */
export class Session {
  private readonly statements = new Map<string, Statement>();
  private readonly portals = new Map<string, Portal>();
  private status: 'I' | 'T' | 'E' = 'I';
  /** After a failure in the extended protocol everything is skipped up to Sync. */
  private isSkipping = false;
  private readonly door: QueryDoor;
  private readonly write: Write;

  constructor(door: QueryDoor, write: Write) {
    this.door = door;
    this.write = write;
  }

  /** Answers one message; throws `ProtocolViolation` when the client does not speak the protocol. */
  async handle({ type, body }: Frame): Promise<void> {
    const reader = new BodyReader(body);
    if (type === 'Q') return this.simpleQuery(reader.text());
    if (type === 'S') {
      this.isSkipping = false;
      return this.ready();
    }
    if (this.isSkipping) return;
    try {
      await this.extended(type, reader);
    } catch (error) {
      await this.fail(error);
      this.isSkipping = true;
    }
  }

  private async extended(type: string, reader: BodyReader): Promise<void> {
    switch (type) {
      case 'P':
        return this.parse(reader);
      case 'B':
        return this.bind(reader);
      case 'D':
        return this.describe(reader.byte(), reader.text());
      case 'E':
        return this.execute(reader.text(), reader.int32());
      case 'C':
        return this.close(reader.byte(), reader.text());
      case 'H':
        return;
      default:
        throw new ProtocolViolation('unexpected message');
    }
  }

  private async simpleQuery(text: string): Promise<void> {
    try {
      const { statements } = translateSql(text);
      if (statements.length === 0) await this.write(messages.emptyQuery());
      for (const sql of statements) {
        const portal: Portal = { statement: understand(sql, this.door.describer), values: [], sent: 0 };
        await this.run(portal);
        if (portal.answer !== undefined) await this.write(messages.rowDescription(portal.answer.columns));
        await this.sendRows(portal, 0);
      }
    } catch (error) {
      await this.fail(error);
    }
    await this.ready();
  }

  private async parse(reader: BodyReader): Promise<void> {
    const name = reader.text();
    const sql = reader.text();
    if (name !== '' && this.statements.has(name))
      throw new SqlFailure('42P05', 'the prepared statement already exists');
    this.statements.set(name, understand(sql, this.door.describer));
    await this.write(messages.parseComplete());
  }

  private async bind(reader: BodyReader): Promise<void> {
    const portalName = reader.text();
    const statement = this.statements.get(reader.text());
    if (statement === undefined) throw new SqlFailure('26000', 'the prepared statement does not exist');
    const formats = repeat(reader.count(), () => reader.int16());
    const values = repeat(reader.count(), () => reader.value());
    const resultFormats = repeat(reader.count(), () => reader.int16());
    if ([...formats, ...resultFormats].some((format) => format !== 0)) {
      throw new SqlFailure('0A000', 'only the text format is understood here');
    }
    if (values.length !== statement.parameters.length) {
      throw new SqlFailure(
        '08P01',
        `bind supplies ${values.length} parameters, but the statement needs ${statement.parameters.length}`,
      );
    }
    this.portals.set(portalName, { statement, values, sent: 0 });
    await this.write(messages.bindComplete());
  }

  private async describe(kind: string, name: string): Promise<void> {
    if (kind === 'S') {
      const statement = this.statements.get(name);
      if (statement === undefined) throw new SqlFailure('26000', 'the prepared statement does not exist');
      await this.write(messages.parameterDescription(statement.parameters.map((type) => type ?? 25)));
      const columns = await this.door.columnsOf(statement);
      return this.write(columns === undefined ? messages.noData() : messages.rowDescription(columns));
    }
    const portal = this.portalNamed(name);
    // Types of expressions follow from their values, so the portal is run when it is described.
    await this.run(portal);
    await this.write(portal.answer === undefined ? messages.noData() : messages.rowDescription(portal.answer.columns));
  }

  private async execute(name: string, limit: number): Promise<void> {
    const portal = this.portalNamed(name);
    if (portal.answer === undefined) await this.run(portal);
    await this.sendRows(portal, limit);
  }

  private async close(kind: string, name: string): Promise<void> {
    if (kind === 'S') this.statements.delete(name);
    else this.portals.delete(name);
    await this.write(messages.closeComplete());
  }

  private portalNamed(name: string): Portal {
    const portal = this.portals.get(name);
    if (portal === undefined) throw new SqlFailure('34000', 'the portal does not exist');
    return portal;
  }

  private async run(portal: Portal): Promise<void> {
    const { kind } = portal.statement.kind;
    if (this.status === 'E' && kind !== 'rollback' && kind !== 'commit') {
      throw new SqlFailure('25P02', 'current transaction is aborted, commands ignored until end of transaction block');
    }
    const answer = await this.door.run(portal.statement, portal.values);
    if (answer !== undefined) portal.answer = answer;
    if (kind === 'begin') this.status = 'T';
    if (kind === 'commit' || kind === 'rollback') this.status = 'I';
  }

  private async sendRows(portal: Portal, limit: number): Promise<void> {
    const { statement, answer } = portal;
    if (answer === undefined)
      return this.write(
        statement.kind.kind === 'empty' ? messages.emptyQuery() : messages.commandComplete(tagOf(statement)),
      );
    const end = limit > 0 ? Math.min(portal.sent + limit, answer.rows.length) : answer.rows.length;
    const first = portal.sent;
    while (portal.sent < end) {
      const next = Math.min(portal.sent + ROWS_PER_WRITE, end);
      await this.door.beforeRows(answer.rows[portal.sent] ?? []);
      await this.write(Buffer.concat(answer.rows.slice(portal.sent, next).map((row) => messages.dataRow(row))));
      portal.sent = next;
    }
    if (portal.sent < answer.rows.length) return this.write(messages.portalSuspended());
    await this.write(messages.commandComplete(`SELECT ${end - first}`));
  }

  private async fail(error: unknown): Promise<void> {
    if (!(error instanceof SqlFailure)) throw error;
    if (this.status === 'T') this.status = 'E';
    await this.write(messages.error({ severity: 'ERROR', code: error.code, text: error.message }));
  }

  private async ready(): Promise<void> {
    if (this.status === 'I') this.portals.clear();
    await this.write(messages.readyForQuery(this.status));
  }
}

function tagOf({ kind }: Statement): string {
  return 'tag' in kind ? kind.tag : 'SELECT 0';
}

function repeat<T>(count: number, read: () => T): T[] {
  return Array.from({ length: count }, read);
}

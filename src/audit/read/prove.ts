import type { Knex } from 'knex';
import { GatewayError } from '../../errors/gatewayError.ts';
import { readHead, type TreeHead } from '../heads/treeHead.ts';
import type { Hash } from '../merkle/hashes.ts';
import { consistencyRanges, inclusionRanges, isConsistent, isIncluded } from '../merkle/proofs.ts';
import { rangeHash, type HashReader } from '../merkle/rangeHash.ts';
import { recordIdHex, recordIdText } from '../record/recordId.ts';

/** That a record is in the log under a signed head; whoever has the record can recompute `leafHash`. */
export interface InclusionProof {
  readonly index: number;
  readonly recordId: string;
  readonly leafHash: Hash;
  /** Hashes beside the way to the root, the nearest first. */
  readonly path: readonly Hash[];
  /** The signed head. */
  readonly head: string;
}

/** That the log of `second` records begins with the log of `first`. */
export interface ConsistencyProof {
  readonly first: number;
  readonly firstRoot: Hash;
  readonly second: number;
  readonly secondRoot: Hash;
  readonly path: readonly Hash[];
}

/** The last signed head, or the first that stands over so many records. */
export async function headOver(database: Knex, size?: number): Promise<{ note: string; head: TreeHead } | undefined> {
  const heads = database<{ size: number; note: string }>('audit_head');
  const row =
    size === undefined
      ? await heads.orderBy('size', 'desc').first('note')
      : await heads.where('size', '>=', size).orderBy('size').first('note');
  const read = row === undefined ? undefined : readHead(row.note);
  return row === undefined || read === undefined ? undefined : { note: row.note, head: read.head };
}

/**
 * Proves that a record is in the log.
 *
 * - `asked`: position or identifier
 * - throws `AUDIT_RECORD_UNKNOWN`
 */
export async function proveInclusion(database: Knex, asked: string): Promise<InclusionProof> {
  const last = await headOver(database);
  const size = last?.head.size ?? 0;
  const found = await findLeaf(database, asked);
  if (last === undefined || found === undefined || found.idx >= size) {
    throw new GatewayError('AUDIT_RECORD_UNKNOWN', { size, asked });
  }
  const [index, leafHash] = [found.idx, found.hash.toString('hex')];
  const reader = hashReader(database);
  const path = await Promise.all(inclusionRanges(index, size).map((range) => rangeHash(reader, range)));
  if (!isIncluded({ leaf: leafHash, index, size, root: last.head.root }, path)) throw contradiction(size);
  return { index, recordId: recordIdText(found.record_id.toString('hex')), leafHash, path, head: last.note };
}

/**
 * Proves that the log has only grown from one size to another.
 *
 * - throws `AUDIT_RECORD_UNKNOWN` when it is not so long
 */
export async function proveConsistency(database: Knex, first: number, second: number): Promise<ConsistencyProof> {
  const size = (await headOver(database))?.head.size ?? 0;
  if (first > second || second > size) {
    throw new GatewayError('AUDIT_RECORD_UNKNOWN', { size, asked: Math.max(first, second) });
  }
  const reader = hashReader(database);
  const firstRoot = await rangeHash(reader, { start: 0, end: first });
  const secondRoot = await rangeHash(reader, { start: 0, end: second });
  const path = await Promise.all(consistencyRanges(first, second).map((range) => rangeHash(reader, range)));
  if (!isConsistent({ size: first, root: firstRoot }, { size: second, root: secondRoot }, path)) {
    throw contradiction(second);
  }
  return { first, firstRoot, second, secondRoot, path };
}

async function findLeaf(
  database: Knex,
  asked: string,
): Promise<{ idx: number; record_id: Buffer; hash: Buffer } | undefined> {
  const leaves = database<{ idx: number; record_id: Buffer; hash: Buffer }>('audit_leaf');
  if (/^\d{1,15}$/.test(asked)) return leaves.where('idx', Number(asked)).first('idx', 'record_id', 'hash');
  if (!/^[0-9a-f-]{36}$/.test(asked)) return undefined;
  return leaves.where('record_id', Buffer.from(recordIdHex(asked), 'hex')).first('idx', 'record_id', 'hash');
}

function hashReader(database: Knex): HashReader {
  return {
    async hashes(level, start, end) {
      const rows =
        level === 0
          ? await database<{ idx: number; hash: Buffer }>('audit_leaf')
              .where('idx', '>=', start)
              .where('idx', '<', end)
              .orderBy('idx')
              .select('hash')
          : await database<{ level: number; position: number; hash: Buffer }>('audit_node')
              .where({ level })
              .where('position', '>=', start)
              .where('position', '<', end)
              .orderBy('position')
              .select('hash');
      return rows.map(({ hash }) => hash.toString('hex'));
    },
  };
}

function contradiction(size: number): GatewayError {
  return new GatewayError('AUDIT_LOG_ALTERED', { size });
}

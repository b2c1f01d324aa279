import { GatewayError } from '../../errors/gatewayError.ts';
import { HASH_BYTES } from '../merkle/hashes.ts';
import { LAYOUT, type LogState } from './logState.ts';

/** The row of `audit_state` as the drivers give it. */
export interface StateRow {
  readonly layout: number;
  readonly log_id: string;
  readonly version: number;
  readonly size: number;
  readonly peaks: Buffer;
  readonly erasures: number;
  readonly subjects: number;
  readonly head_size: number;
  readonly head_ms: number;
  readonly key_id: string;
}

export const STATE_COLUMNS = 'layout,log_id,version,size,peaks,erasures,subjects,head_size,head_ms,key_id';

/** Reads the row; throws `AUDIT_STORE_NEWER`, or `AUDIT_STORE_UNREADABLE` when there is none. */
export function stateOf(row: StateRow | undefined, store: string): LogState {
  if (row === undefined) throw new GatewayError('AUDIT_STORE_UNREADABLE', { store, problem: 'its state is missing' });
  if (row.layout > LAYOUT) throw new GatewayError('AUDIT_STORE_NEWER', { store, found: row.layout, known: LAYOUT });
  const hex = row.peaks.toString('hex');
  const peaks = Array.from({ length: row.peaks.length / HASH_BYTES }, (_, at) =>
    hex.slice(at * 2 * HASH_BYTES, (at + 1) * 2 * HASH_BYTES),
  );
  return {
    logId: row.log_id,
    version: row.version,
    size: row.size,
    peaks,
    erasures: row.erasures,
    subjects: row.subjects,
    headSize: row.head_size,
    headMs: row.head_ms,
    keyId: row.key_id,
  };
}

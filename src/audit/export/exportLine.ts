import { canonicalJson } from '../record/canonicalJson.ts';
import { dayText, type Leaf } from '../record/leaf.ts';
import type { Hash } from '../merkle/hashes.ts';

/** Version of the export. */
export const EXPORT_FORMAT = 1;

/** Lines of an export, in this order: the log, its keys, records with each head after its last record, the end. */
export type ExportLine =
  | { readonly type: 'log'; readonly format: number; readonly logId: string; readonly size: number }
  | { readonly type: 'key'; readonly note: string }
  | {
      readonly type: 'record';
      readonly index: number;
      readonly recordId: string;
      /** `YYYY-MM-DD`. */
      readonly expires: string;
      readonly digest: Hash;
      readonly leafHash: Hash;
      /** The record; null when its time is past. */
      readonly record: unknown;
    }
  | { readonly type: 'head'; readonly note: string }
  | {
      readonly type: 'end';
      readonly size: number;
      readonly heads: number;
      readonly keys: number;
      /** Hash over all records. */
      readonly root: Hash;
    };

/** A line is canonical JSON, so that one content has one spelling. */
export function exportLine(line: ExportLine): string {
  return `${canonicalJson(line)}\n`;
}

export function recordLine(leaf: Leaf & { readonly leafHash: Hash }, body: string | undefined): string {
  const { index, recordId, digest, leafHash } = leaf;
  const rest = { index, leafHash, record: null, recordId, type: 'record' };
  const line = `${canonicalJson({ digest, expires: dayText(leaf.expires), ...rest })}\n`;
  // The record goes in as it is stored: if somebody altered it, whoever verifies the export shall see that.
  return body === undefined ? line : line.replace('"record":null', () => `"record":${body}`);
}

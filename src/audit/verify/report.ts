import type { Finding } from './finding.ts';

/** What came of a verification. */
export interface VerifyReport {
  readonly logId: string;
  /** Records (count), and of them without content because their time is past. */
  readonly size: number;
  readonly gone: number;
  readonly heads: number;
  /** Keys in the order of their use. */
  readonly keyIds: readonly string[];
  /** Hash over all records, base64. */
  readonly root: string;
  /** Records under the last head that holds; what comes after stands under no signature yet. */
  readonly signedSize: number;
  readonly signedTime: string | undefined;
  /** The first hundred; `findingCount` counts all. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

import type { Finding } from './findings.ts';
import type { ListRelation } from './listRow.ts';

/** What one file gave (counts of rows). */
export interface FileReport {
  readonly file: string;
  /** What it was recognised as: `communes`, `map of communes`, … */
  readonly list: string;
  readonly rows: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

/** How the store differs afterwards (counts). `kept`: stored by earlier imports and not in these files. */
export interface ChangeCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly kept: number;
}

/** A row that could not be read; `line` is the line of the file on which it ends, from 1. */
export interface RejectedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly store: string;
  readonly isDryRun: boolean;
  readonly files: readonly FileReport[];
  readonly units: ChangeCounts;
  readonly successions: ChangeCounts;
  /** Rows of the map by the list's own word for them. */
  readonly relations: Readonly<Record<ListRelation, number>>;
  readonly findings: readonly Finding[];
  /** The first hundred. */
  readonly rejectedLines: readonly RejectedLine[];
}

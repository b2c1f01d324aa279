import type { SourceId } from './source.ts';

/** The last figures of a source's quality. Scores go from 0 to 100, and are absent where nothing was measured. */
export interface SourceQuality {
  readonly source: SourceId;
  readonly ministry: { readonly vi: string; readonly en: string } | undefined;
  /** ISO 8601. */
  readonly measuredAt: string;
  readonly peers: string;
  readonly rank: number | undefined;
  readonly band: string | undefined;
  readonly score: number | undefined;
  readonly dqi: number | undefined;
  readonly criteria: Partial<Readonly<Record<'correct' | 'complete' | 'clean' | 'current' | 'consistent', number>>>;
  /** How much of it is connected, so that others can use it. */
  readonly shared: number | undefined;
  /** How much it is used for its size, how far it conforms, and how often it answers in time. */
  readonly use: number | undefined;
  readonly conformance: number | undefined;
  readonly operation: number | undefined;
  /** Calls over the days that count, and agencies that were answered (count); absent where nobody counted. */
  readonly calls: number | undefined;
  readonly consumers: number | undefined;
  /** Values that were judged (count). */
  readonly tested: number;
  /** The figures of an earlier month (`YYYY-MM`). */
  readonly before: { readonly month: string; readonly dqi: number } | undefined;
}

/** Times that figures of the moment look back on. */
export type FiguresWindow = '5m' | '1h' | '24h';

/** How a source fares: calls of this process alone. */
export interface SourceFare {
  readonly source: SourceId;
  /** When counting began, and when the source last answered (ISO 8601). */
  readonly since: string;
  readonly lastAnsweredAt: string | null;
  readonly calls: number;
  /** From 0 to 1; null without calls. */
  readonly successShare: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** By code (count). */
  readonly failures: Readonly<Record<string, number>>;
  /** Fields that the gateway refused, by code (count). */
  readonly refusals: Readonly<Record<string, number>>;
  /** Records that said when they were last touched (count), and how long ago that was (hours); null without any. */
  readonly dated: number;
  readonly p50AgeHours: number | null;
  readonly p95AgeHours: number | null;
  /** Coordinates of elements that are kept back. */
  readonly keptBack: readonly string[];
}

/** What the fields need that show quality and figures. */
export interface QualityServices {
  /** - `month`: as of its end (`YYYY-MM`) */
  readonly latest: (month: string | undefined) => Promise<readonly SourceQuality[]>;
  readonly fares: (within: FiguresWindow) => readonly SourceFare[];
}

import type { FetchReport } from '../model/provenance.ts';
import type { RowNarrowing } from '../model/rows.ts';
import type { RequestContext, Source, SourceId } from '../model/source.ts';
import type { AsOfTimes } from './tree/asOfTimes.ts';
import type { EntityBatch } from './asking/entityBatch.ts';
import type { Leaves } from './tree/leaves.ts';
import type { ByteText } from '../util/byteText.ts';
import type { ResultNode } from './tree/resultNode.ts';
import type { RowVerdicts } from './rows/rowVerdicts.ts';
import type { RunSignal } from './runSignal.ts';
import type { ValueBudget } from './tree/valueBudget.ts';

/** A request of a fetch that failed as a whole, or something in its answers, for the log: the cause never reaches a client. */
export interface FetchIncident {
  readonly requestId: string;
  readonly source: SourceId;
  readonly fetch: number;
  readonly code: string;
  /** Absent (undefined) for what failed inside an answer. */
  readonly cause: unknown;
}

/** What one execution of a plan reads and writes. */
export interface ExecutionRun {
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly context: RequestContext;
  readonly variables: Readonly<Record<string, unknown>>;
  /** JSON of `variables`, as far as it was needed. */
  readonly variableTexts: Map<string, ByteText | undefined>;
  readonly ending: RunSignal;
  readonly root: ResultNode;
  /** What was asked for of objects of the tree so far. */
  readonly asked: EntityBatch[];
  readonly leaves: Leaves;
  /** Which objects may be seen; absent when all may, and nobody asks whose they are. */
  readonly verdicts: RowVerdicts | undefined;
  /** What sources may leave out of their lists. */
  readonly narrowing: RowNarrowing | undefined;
  /** Whether somebody writes down whom the answer tells of. */
  readonly isRecorded: boolean;
  readonly abstractTypes: ReadonlySet<string>;
  readonly budget: ValueBudget;
  readonly asOf: AsOfTimes | undefined;
  readonly reports: FetchReport[];
  readonly nowMs: () => number;
  readonly startedMs: number;
  readonly batchLimit: (source: SourceId) => number;
  readonly onIncident: (incident: FetchIncident) => void;
}

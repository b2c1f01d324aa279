import type { SourceLimits } from '../../model/binding.ts';
import type { SourceKind } from '../../model/source.ts';

/** Every limit of a source, none left out. */
export type Limits = Required<SourceLimits>;

/** Connections to a database at most (count): it has few, and others need them too. */
const sqlConcurrency = 10;

/** What holds for a ministry whose binding and configuration say nothing else. */
export const defaultLimits: Limits = {
  timeoutMs: 5_000,
  connectTimeoutMs: 2_000,
  idleTimeoutMs: 5_000,
  answerBytes: 20_000_000,
  concurrency: 64,
  failureLimit: 5,
  restMs: 5_000,
  probeUpMs: 30_000,
  probeDownMs: 3_000,
  batchLimit: 1_000,
};

export function defaultLimitsOf(kind: SourceKind): Limits {
  return kind === 'sql' ? { ...defaultLimits, concurrency: sqlConcurrency } : defaultLimits;
}

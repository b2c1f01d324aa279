import type { SourceLimits } from '../../model/binding.ts';

/** Every limit of a source, none left out. */
export type Limits = Required<SourceLimits>;

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

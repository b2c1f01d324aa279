import type { FetchIncident } from '../execute/executionRun.ts';
import type { SourceCondition, SourceId } from '../model/source.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';

/** Writes down whenever a source's condition changes. */
export function logConditions(logger: Logger, source: SourceId): (condition: SourceCondition) => void {
  return (condition) => {
    const level = condition.state === 'up' ? 'info' : 'warn';
    logger[level]({ source, ...condition }, 'source condition');
  };
}

/** Writes down every fetch that failed as a whole, with its cause. */
export function logIncidents(logger: Logger): (incident: FetchIncident) => void {
  return ({ cause, ...incident }) => {
    // A source that is being left alone was reported when it went down; a line per request would drown the rest.
    const level = incident.code === 'SOURCE_RESTING' ? 'debug' : 'warn';
    logger[level]({ ...incident, ...(cause === undefined ? {} : { failure: describeFailure(cause) }) }, 'fetch failed');
  };
}

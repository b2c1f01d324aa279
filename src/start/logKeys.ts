import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';

/** Writes down when an issuer's keys cannot be read any more, and when they can again. */
export function logKeys(logger: Logger): (issuer: string, failure: unknown) => void {
  const failing = new Set<string>();
  return (issuer, failure) => {
    if (failure === undefined) {
      if (failing.delete(issuer)) logger.info({ issuer }, 'keys of the issuer can be read again');
    } else if (!failing.has(issuer)) {
      failing.add(issuer);
      logger.warn({ issuer, failure: describeFailure(failure) }, 'keys of the issuer cannot be read');
    }
  };
}

import { pino, type Logger } from 'pino';
import { standardErrorLines } from './standardError.ts';

export type { Logger };

/**
 * The gateway's log: one JSON object per line on standard error, so that standard output stays for results.
 * Tokens and bodies never get here: what is logged is chosen field by field, and these paths are removed in case a library adds them.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['req.headers', 'headers', 'body', 'variables', '*.authorization'], remove: true },
    },
    standardErrorLines(),
  );
}

/*
 * Appends under load until it is killed, and says which records were acknowledged: one line each. A process of its own,
 * because only a process can be killed. Argument: settings as JSON.
 */
import { writeSync } from 'node:fs';
import type { AuditSettings } from '../../../src/audit/auditSettings.ts';
import { openAuditLog } from '../../../src/audit/openAuditLog.ts';
import { createLogger } from '../../../src/observe/logger.ts';
import { auditEntry } from './auditEntry.ts';

const settings = JSON.parse(process.argv[2] ?? '') as AuditSettings;
const log = await openAuditLog(settings, createLogger('error'));
let number = 0;

async function appendAgain(): Promise<void> {
  for (;;) {
    const person = `${process.pid}-${(number += 1) % 500}`;
    const { index, recordId } = await log.append(auditEntry({ persons: [person], time: new Date().toISOString() }));
    // Synchronous: what was acknowledged is told before the process can be killed.
    tell(`${index} ${recordId}\n`);
  }
}

/** Writes a line at once; a pipe that is full is tried again. */
function tell(line: string): void {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

await Promise.all(Array.from({ length: 40 }, appendAgain));

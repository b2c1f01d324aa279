#!/usr/bin/env -S node --max-semi-space-size=64 --min-semi-space-size=64
import { runCli } from './runCli.ts';

// Whoever reads our output may have seen enough (`lienthong … | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runCli(process.argv);

#!/usr/bin/env -S node --max-semi-space-size=128 --min-semi-space-size=128
import { GatewayError } from '../errors/gatewayError.ts';
import { failWith } from './failWith.ts';
import { runCli } from './runCli.ts';

// Whoever reads our output may have seen enough (`lienthong … | head`). A gateway that cannot say that it is ready goes on.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE')
    failWith(new GatewayError('OUTPUT_UNWRITABLE', { problem: cause.code ?? 'no code' }, { cause }));
});

await runCli(process.argv);

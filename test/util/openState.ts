/** Opens a state database when its standard input ends, writes a row, and says with its exit code how it went. */
import { once } from 'node:events';
import { openReceiptStore } from '../../src/consent/receiptStore.ts';

const store = openReceiptStore(process.argv[2] ?? '');
process.stdout.write('ready\n');
process.stdin.resume();
await once(process.stdin, 'end');
await store.byId('none');
await store.close();

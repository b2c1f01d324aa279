import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { loadConfig } from '../../config.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { KEY_FILE, openAnswerKeys, rotateAnswerKeys } from '../../receipt/keyFile.ts';
import { readKeySet } from '../../receipt/readKeySet.ts';
import { keySetOf } from '../../receipt/keySet.ts';
import { readReceipt, writeReceipt, type SignedAnswer } from '../../receipt/receiptFile.ts';
import type { ProtectedHeader } from '../../receipt/receiptClaims.ts';
import { DETACHED, verifyAnswer } from '../../receipt/verifyAnswer.ts';

interface VerifyFlags {
  readonly keys: string;
  readonly json?: true;
}

/** `lienthong receipt`: checks signed answers, keeps them as one file, and tends the keys that sign them. */
export function receiptCommand(): Command {
  return new Command('receipt')
    .description('signed answers: check them, keep them as one file, and the keys that sign them')
    .addCommand(verifyCommand())
    .addCommand(saveCommand())
    .addCommand(keysCommand())
    .addCommand(rotateCommand());
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('say when, why and under which record an answer was signed; exit code 2 when it was altered')
    .argument('<file>', 'the body as it came, or a receipt as `receipt save` writes it')
    .argument('[signature]', 'the header Lienthong-Signature as it came, or a file that holds it')
    .requiredOption('--keys <file or url>', 'key set of the gateway that answered')
    .option('--json', 'print what the signature says as JSON')
    .action(async (file: string, signature: string | undefined, { keys, json }: VerifyFlags) => {
      const answer = signature === undefined ? readReceipt(readText(file)) : signedAnswer(file, signature);
      const claims = verifyAnswer(answer.body, answer.signature, await readKeySet(keys));
      console.log(json === true ? JSON.stringify(claimsOf(claims)) : describe(claims));
    });
}

function saveCommand(): Command {
  return new Command('save')
    .description('put an answer and its signature into one file for a dossier (application/jose+json)')
    .argument('<body>', 'the body as it came')
    .argument('<signature>', 'the header Lienthong-Signature as it came, or a file that holds it')
    .requiredOption('--out <file>', 'the receipt to write; one that is there is not written over')
    .action((body: string, signature: string, { out }: { readonly out: string }) => {
      const receipt = writeReceipt(signedAnswer(body, signature));
      try {
        writeFileSync(out, receipt, { flag: 'wx' });
      } catch (cause) {
        throw new GatewayError('RECEIPT_FILE', { file: out, problem: codeOf(cause) }, { cause });
      }
      console.log(`Kept in ${out}.`);
    });
}

function keysCommand(): Command {
  return withFolder(new Command('keys'))
    .description('print the public keys as a key set, the newest first')
    .action((options: FolderOptions) => {
      console.log(JSON.stringify(keySetOf(openAnswerKeys(keyFileOf(options)).published), null, 2));
    });
}

function rotateCommand(): Command {
  return withFolder(new Command('rotate-key'))
    .description('sign with a new key from the next start on; the old one stays published')
    .action((options: FolderOptions) => {
      const file = keyFileOf(options);
      openAnswerKeys(file);
      console.log(`Key ${rotateAnswerKeys(file)} signs when the gateway starts again.`);
    });
}

interface FolderOptions {
  readonly config?: string;
  readonly data?: string;
}

function withFolder(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: lienthong.yaml, if there is one)')
    .option('--data <folder>', 'data folder of the gateway');
}

function keyFileOf({ config, data }: FolderOptions): string {
  return join(data ?? loadConfig({ file: config, sourceIds: [] }).dataDir, KEY_FILE);
}

function signedAnswer(bodyFile: string, signature: string): SignedAnswer {
  const isSignature = DETACHED.test(signature) || !existsSync(signature);
  return { body: readBytes(bodyFile), signature: isSignature ? signature : readText(signature).trim() };
}

function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new GatewayError('RECEIPT_FILE', { file, problem: codeOf(cause) }, { cause });
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
}

function claimsOf({ iat, purpose, case: caseId, record, operation, kid }: ProtectedHeader): object {
  return { time: new Date(iat * 1000).toISOString(), purpose, case: caseId, record, operation, key: kid };
}

/** Claims are a stranger's text until the signature holds; it has held here, and the text is still only shown. */
function describe(claims: ProtectedHeader): string {
  const rows = Object.entries(claimsOf(claims)).filter(([, value]) => value !== undefined);
  const shown = rows.map(([name, value]) => `${name.padEnd(10)}${String(value).replaceAll(/[^\x20-\x7e]/g, '?')}`);
  return [pc.green('The signature is good: not a byte was altered.'), ...shown].join('\n');
}

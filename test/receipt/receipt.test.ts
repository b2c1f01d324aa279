import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flattenedVerify, importJWK } from 'jose';
import { KEY_FILE, openAnswerKeys, rotateAnswerKeys } from '../../src/receipt/keyFile.ts';
import { keySetOf } from '../../src/receipt/keySet.ts';
import { readReceipt, writeReceipt } from '../../src/receipt/receiptFile.ts';
import { signAnswer } from '../../src/receipt/signAnswer.ts';
import { verifyAnswer } from '../../src/receipt/verifyAnswer.ts';
import { runCommand } from '../support/runCommand.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'lienthong-receipt-'));
const body = Buffer.from('{"data":{"person":{"fullNameText":"Nguyễn Văn An"}}}');
const claims = {
  iat: 1_795_000_000,
  purpose: 'LAND_TRANSFER',
  case: 'H29.21-261110-9901',
  record: '0192d3a0-0000-7000-8000-000000000001',
  operation: 'ab'.repeat(32),
};

function newKeys() {
  const folder = newFolder();
  return { folder, keys: openAnswerKeys(join(folder, KEY_FILE)) };
}

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
}

test('a signature says when, why and under which record, and a library that is not ours agrees', async () => {
  const { keys } = newKeys();
  const signature = signAnswer(body, claims, keys.signing);
  expect(verifyAnswer(body, signature, keys.published)).toMatchObject({ ...claims, kid: keys.signing.kid });

  const [protectedPart = '', , signaturePart = ''] = signature.split('.');
  const [published] = keySetOf(keys.published).keys;
  const judged = await flattenedVerify(
    { protected: protectedPart, payload: body, signature: signaturePart },
    await importJWK({ ...published }),
  );
  expect(judged.protectedHeader).toMatchObject({ ...claims, b64: false, crit: ['b64'] });
});

test('each flipped bit of the body, and each changed character of the signature, is found', () => {
  const { keys } = newKeys();
  const signature = signAnswer(body, claims, keys.signing);
  const missed: string[] = [];
  for (let bit = 0; bit < body.length * 8; bit += 1) {
    const altered = Buffer.from(body);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (codeOf(() => verifyAnswer(altered, signature, keys.published)) !== 'RECEIPT_FALSE') missed.push(`bit ${bit}`);
  }
  for (let index = 0; index < signature.length; index += 1) {
    for (const other of ['A', 'B', '_', '.', '~']) {
      const altered = signature.slice(0, index) + other + signature.slice(index + 1);
      if (altered === signature) continue;
      if (codeOf(() => verifyAnswer(body, altered, keys.published)) === undefined) missed.push(`${index} ${other}`);
    }
  }
  expect(missed).toEqual([]);
});

test('each changed byte of a receipt file is found', () => {
  const { keys } = newKeys();
  const receipt = Buffer.from(writeReceipt({ body, signature: signAnswer(body, claims, keys.signing) }));
  const missed = [...receipt.keys()].filter((index) => {
    const altered = Buffer.from(receipt);
    altered[index] = (altered[index] ?? 0) ^ 1;
    const check = () => {
      const answer = readReceipt(altered.toString('utf8'));
      verifyAnswer(answer.body, answer.signature, keys.published);
    };
    return codeOf(check) === undefined;
  });
  expect(missed).toEqual([]);
});

describe('what is no signature of ours', () => {
  const { keys } = newKeys();
  const good = signAnswer(body, claims, keys.signing);
  const [, signaturePart = ''] = good.split('..');
  const withHeader = (header: object) =>
    `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${signaturePart}`;
  const header = { alg: 'EdDSA', b64: false, crit: ['b64'], kid: keys.signing.kid, iat: 1 };

  test.each([
    ['nothing', ''],
    ['a compact signature with its payload', good.replace('..', '.e30.')],
    ['no algorithm', withHeader({ ...header, alg: 'none' })],
    ['a shared secret', withHeader({ ...header, alg: 'HS256' })],
    ['an encoded payload', withHeader({ ...header, b64: true })],
    ['another critical extension', withHeader({ ...header, crit: ['b64', 'exp'] })],
    ['a header that is no JSON', `AAAA..${signaturePart}`],
    ['a header of a megabyte', `${'A'.repeat(1_000_000)}..${signaturePart}`],
  ])('%s', (_name, signature) => {
    expect(codeOf(() => verifyAnswer(body, signature, keys.published))).toBe('RECEIPT_FORM');
  });

  test('a key that nobody published', () => {
    const stranger = newKeys().keys;
    const signature = signAnswer(body, claims, stranger.signing);
    expect(codeOf(() => verifyAnswer(body, signature, keys.published))).toBe('RECEIPT_KEY_UNKNOWN');
  });

  test('a stranger’s signature under a published key id', () => {
    const stranger = newKeys().keys.signing;
    const signature = signAnswer(body, claims, { ...stranger, kid: keys.signing.kid });
    expect(codeOf(() => verifyAnswer(body, signature, keys.published))).toBe('RECEIPT_FALSE');
  });
});

describe('the key file', () => {
  test('is readable by its owner alone, and kept', () => {
    const { folder, keys } = newKeys();
    expect(statSync(join(folder, KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(openAnswerKeys(join(folder, KEY_FILE)).signing.kid).toBe(keys.signing.kid);
  });

  test('keeps retired keys published, so that their receipts stay good, and drops their secrets', () => {
    const { folder, keys } = newKeys();
    const signature = signAnswer(body, claims, keys.signing);
    const next = rotateAnswerKeys(join(folder, KEY_FILE));
    const rotated = openAnswerKeys(join(folder, KEY_FILE));
    expect(rotated.published.map(({ kid }) => kid)).toEqual([next, keys.signing.kid]);
    expect(verifyAnswer(body, signature, rotated.published).record).toBe(claims.record);
    const file = readFileSync(join(folder, KEY_FILE), 'utf8');
    expect(file.match(/"d":/g)).toHaveLength(1);
    expect(JSON.stringify(keySetOf(rotated.published))).not.toContain('"d"');
  });

  test('that is damaged stops the start, and its content is not told', () => {
    const { folder } = newKeys();
    writeFileSync(join(folder, KEY_FILE), '{"signing":{"d":"SECRET"}}');
    const open = () => openAnswerKeys(join(folder, KEY_FILE));
    expect(codeOf(open)).toBe('RECEIPT_KEY_FILE');
    expect(open).toThrow(/^(?!.*SECRET)/);
  });
});

test('the command checks a receipt offline, and says of an altered one that it is false', async () => {
  const { folder, keys } = newKeys();
  const [bodyFile, keyFile, receipt] = [join(folder, 'body'), join(folder, 'keys.json'), join(folder, 'receipt.json')];
  const signature = signAnswer(body, claims, keys.signing);
  writeFileSync(bodyFile, body);
  writeFileSync(keyFile, JSON.stringify(keySetOf(keys.published)));

  const saved = await runCommand(['receipt', 'save', bodyFile, signature, '--out', receipt]);
  expect(saved).toMatchObject({ exitCode: 0, stderr: '' });
  const good = await runCommand(['receipt', 'verify', receipt, '--keys', keyFile, '--json']);
  expect(JSON.parse(good.stdout)).toEqual({
    time: '2026-11-18T11:06:40.000Z',
    purpose: claims.purpose,
    case: claims.case,
    record: claims.record,
    operation: claims.operation,
    key: keys.signing.kid,
  });

  writeFileSync(bodyFile, body.toString().replace('An', 'Ba'));
  const altered = await runCommand(['receipt', 'verify', bodyFile, signature, '--keys', keyFile]);
  expect([altered.exitCode, altered.stderr.split(' ')[0]]).toEqual([2, 'RECEIPT_FALSE']);
}, 60_000);

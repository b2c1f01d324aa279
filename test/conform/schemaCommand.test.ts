import { afterAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, graphqlSync } from 'graphql';
import { schemaCommand } from '../../src/cli/commands/schema/schemaCommand.ts';
import { runCommand } from '../support/runCommand.ts';

const folder = mkdtempSync(join(tmpdir(), 'schema-check-'));
const LAND = 'resolvers/land/schema.graphql';
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const changed = put(
  'new.graphql',
  readFileSync(LAND, 'utf8').replace(/\n {2}parcelArea: .*/, '\n  newArea: SquareMetres'),
);
const card = 'query Card { parcel(parcelRecordId: "P1") { parcelArea } }';
const manifest = put('manifest.json', JSON.stringify({ card }));

afterAll(() => rmSync(folder, { recursive: true }));

describe('lienthong schema check', () => {
  test('the schema as it is ends with 0; a field taken away with 1, for composition, documents and dictionary', async () => {
    const asIs = await runCommand(['schema', 'check', LAND, '--source', 'land', '--documents', manifest]);
    expect([asIs.exitCode, asIs.stdout]).toEqual([0, expect.stringContaining('Nothing breaks.')]);
    const args = ['--source', 'land', '--documents', manifest, '--format', 'json'];
    const { exitCode, stdout } = await runCommand(['schema', 'check', changed, ...args]);
    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout) as { verdict: string; breakages: { id: string; kind: string }[] };
    expect(report.verdict).toBe('breaks');
    expect(report.breakages.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'document card',
        'graph FIELD_REMOVED Parcel.parcelArea',
        'dictionary SCHEMA-FIELD-UNKNOWN Parcel.newArea',
      ]),
    );
    const approved = put(
      'approve.json',
      JSON.stringify(
        report.breakages.map(({ id }) => ({ change: id, owner: 'A', reason: 'Agreed by all.', until: '9999-12-31' })),
      ),
    );
    const again = await runCommand(['schema', 'check', changed, ...args, '--approve', approved]);
    expect([again.exitCode, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ verdict: 'safe' })]);
  }, 60_000);

  test('against an address it reads the schema that is shown there, with the headers that are given', async () => {
    const schema = buildSchema('type Query { parcel(parcelRecordId: ID!): Parcel } type Parcel { parcelArea: Int }');
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        const source = (JSON.parse(body) as { query: string }).query;
        const isKnown = request.headers.authorization === 'Bearer x';
        response.end(JSON.stringify(isKnown ? graphqlSync({ schema, source }) : { errors: [{ message: 'Who?' }] }));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const run = (...more: string[]) =>
      runCommand(['schema', 'check', changed, '--source', 'land', '--against', url, '--was', LAND, ...more]);
    try {
      const known = await run('--header', 'authorization: Bearer x', '--documents', manifest, '--format', 'json');
      expect(JSON.parse(known.stdout)).toMatchObject({
        verdict: 'breaks',
        breakages: [{ id: 'document card' }, { id: 'graph FIELD_REMOVED Parcel.parcelArea' }],
      });
      const unknown = await run();
      expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('Who?')]);
    } finally {
      server.close();
    }
  }, 60_000);

  test('the printed supergraph is one that a change can be held against', async () => {
    const { stdout } = await runCommand(['schema', 'print']);
    const supergraph = put('super.graphql', stdout);
    const { exitCode, stderr } = await runCommand([
      'schema',
      'check',
      LAND,
      '--source',
      'land',
      '--against',
      supergraph,
    ]);
    expect([exitCode, stderr]).toEqual([0, '']);
  }, 60_000);

  test.each([
    [[LAND, '--source', 'lnad'], 'SCHEMA_SOURCE_UNKNOWN'],
    [['nowhere.graphql', '--source', 'land'], 'CONFORM_FILE_UNREADABLE'],
    [['README.md', '--source', 'land'], 'CONFORM_FILE_UNREADABLE'],
    [[LAND, '--source', 'land', '--documents', 'README.md'], 'CONFORM_FILE_UNREADABLE'],
    [[LAND, '--source', 'land', '--usage', 'README.md'], 'CONFORM_FILE_UNREADABLE'],
    [[LAND, '--source', 'land', '--approve', 'package.json'], 'SCHEMA_APPROVALS_UNREADABLE'],
    [[LAND, '--source', 'land', '--against', 'README.md'], 'SUPERGRAPH_UNREADABLE'],
  ])('what is wrong is said by a code: %j', async (args, code) => {
    await expect(schemaCommand().parseAsync(['check', ...args], { from: 'user' })).rejects.toMatchObject({ code });
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { openBindingTarget, type TestableBinding } from '../../src/cli/commands/conform/bindingTarget.ts';
import { runConformance, type RunOptions } from '../../src/conform/runConformance.ts';
import { verdictOf } from '../../src/conform/verdict.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import type { RestBinding, SqlBinding } from '../../src/model/binding.ts';
import { runCommand } from '../support/runCommand.ts';

const dictionary = loadDictionary('schema');
const folder = mkdtempSync(join(tmpdir(), 'binding-target-'));
const file = join(folder, 'register.sqlite');
const ministry = { vi: 'Bộ', en: 'Ministry', agency: 'G01' };
const PEOPLE = [1, 2, 3, 4].map((place) => ({
  so_dinh_danh: `07907599010${place}`,
  ho_ten: `Nguyễn Văn ${'ABCD'[place - 1] ?? ''}`,
  ngay_sinh: `1975-0${place}-11`,
  gioi_tinh: '1',
  tinh_trang: place === 4 ? 'LA' : 'DT',
}));

const sql: SqlBinding = {
  ...{ id: 'register', kind: 'sql', ministry, connection: { default: `sqlite:${file}` } },
  types: {
    Person: {
      table: 'cong_dan',
      keys: ['personalId'],
      fields: {
        ...{ personalId: 'so_dinh_danh', fullNameText: 'ho_ten', birthDate: 'ngay_sinh', sex: 'gioi_tinh' },
        maritalStatus: { column: 'tinh_trang', codes: { DT: '1', LA: '2' } },
      },
    },
  },
};

beforeAll(async () => {
  const database = knex({ client: 'sqlite3', connection: { filename: file }, useNullAsDefault: true });
  await database.schema.createTable('cong_dan', (table) => {
    for (const column of Object.keys(PEOPLE[0] ?? {})) table.text(column);
  });
  await database('cong_dan').insert(PEOPLE);
  await database.destroy();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(binding: TestableBinding, more: Partial<RunOptions> = {}) {
  const { target, keys, close } = openBindingTarget(binding, dictionary, { timeoutMs: 60_000 });
  try {
    return await runConformance(target, {
      ...{ dictionary, today: '2026-11-26', keys: await keys(200), load: { perSecond: 20, seconds: 0.2 } },
      // How fast a busy machine is, is not what is tested.
      loadLimits: { p95Ms: 60_000, errorRate: 0.01 },
      ...more,
    });
  } finally {
    await close();
  }
}

/** Rules of a database that leaves out most of what the dictionary wants. */
const ownFindings = ({ findings }: Awaited<ReturnType<typeof run>>) =>
  findings.filter(({ rule }) => rule !== 'SCHEMA-MANDATORY-MISSING');

describe('a database', () => {
  test('is tested through its binding, from keys of its own tables; what is of HTTP is not claimed', async () => {
    const result = await run(sql);
    expect(ownFindings(result)).toEqual([]);
    expect(result.sample.records).toBe(4);
    const states = new Map(result.outcomes.map(({ rule, state }) => [rule.id, state]));
    expect(states.get('BEHAVIOUR-ENTITIES-MANY')).toBe('passed');
    expect(states.get('DATA-IDENTIFIER-SEX')).toBe('passed');
    expect(states.get('BEHAVIOUR-REACHABLE')).toBe('passed');
    expect([states.get('BEHAVIOUR-JSON'), states.get('BEHAVIOUR-ERROR-SHAPE')]).toEqual([undefined, undefined]);
    expect(verdictOf({ ...result, findings: [] })).toBe('passed');
  });

  test('with a code that is mapped to nothing has a finding that names field and problem, not the value', async () => {
    const { Person } = sql.types;
    if (Person === undefined) throw new Error('There is one.');
    const fields = { ...Person.fields, maritalStatus: { column: 'tinh_trang', codes: { DT: '1' } } };
    const { findings } = await run({ ...sql, types: { Person: { ...Person, fields } } });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'BEHAVIOUR-ENTITIES-ERRORS',
        message: '1 errors, in maritalStatus (SOURCE_CODE_UNKNOWN).',
      }),
    );
  });

  test('that is not there is unreachable; a binding that is wrong is refused before anything is asked', async () => {
    const gone = { ...sql, connection: { default: 'postgres://nobody@127.0.0.1:1/x' } };
    await expect(run(gone)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    const wrong = { ...sql, types: { Person: { table: 'cong_dan', keys: ['personalId'], fields: { nothing: 'x' } } } };
    expect(() => openBindingTarget(wrong, dictionary, { timeoutMs: 1_000 })).toThrow(
      expect.objectContaining({ code: 'BINDING_INVALID' }),
    );
  });
});

describe('a REST API', () => {
  let server: Server;
  let rest: RestBinding;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        const wanted = (JSON.parse(body) as { soDinhDanh: string[] }).soDinhDanh;
        const found = PEOPLE.filter(({ so_dinh_danh }) => wanted.includes(so_dinh_danh));
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify(found.map(({ so_dinh_danh, ho_ten }) => ({ soDinhDanh: so_dinh_danh, hoTen: ho_ten }))),
        );
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    rest = {
      ...{ id: 'register', kind: 'rest', ministry, connection: { default: url } },
      endpoints: {
        people: { lookups: [{ by: 'soDinhDanh', method: 'POST', path: '/people', keys: 'soDinhDanh', limit: 200 }] },
      },
      types: {
        Person: { table: 'people', keys: ['personalId'], fields: { personalId: 'soDinhDanh', fullNameText: 'hoTen' } },
      },
    };
  });

  afterAll(() => {
    server.close();
  });

  test('is tested through its binding, from keys that are given', async () => {
    const keys = PEOPLE.map(({ so_dinh_danh }) => ({ __typename: 'Person', personalId: so_dinh_danh }));
    const result = await run(rest, { keys });
    expect(ownFindings(result)).toEqual([]);
    expect(result.sample.records).toBe(4);
    expect(result.outcomes.find(({ rule }) => rule.id === 'BEHAVIOUR-ENTITIES-MANY')?.state).toBe('passed');
  });
});

test('at the terminal a binding is a file, with the address of the moment', async () => {
  const moved = { ...sql, connection: { default: 'sqlite:/nowhere/at.all' } };
  const binding = join(folder, 'binding.json');
  writeFileSync(binding, JSON.stringify(moved));
  const args = ['conform', binding, '--url', `sqlite:${file}`, '--format', 'json', '--only', 'behaviour'];
  const { exitCode, stdout } = await runCommand(args);
  expect([exitCode, JSON.parse(stdout)]).toEqual([
    0,
    expect.objectContaining({ target: 'register (sql)', verdict: 'passed' }),
  ]);
}, 60_000);

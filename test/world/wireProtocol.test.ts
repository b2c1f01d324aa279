import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { aWireServer, type AWireServer } from './wireClient.ts';

let server: AWireServer;
let client: pg.Client;
let builder: Knex;

beforeAll(async () => {
  server = await aWireServer(`
    CREATE TABLE thua (ma TEXT NOT NULL, so INTEGER, dien_tich REAL, ghi_chu TEXT);
    INSERT INTO thua VALUES ('001', 1, 60.0, 'Hòa ''Bình'''), ('002', 2, 60.5, NULL), ('003', 3, NULL, ''), ('12', 12, 1e10, 'x');
    CREATE TABLE chu (ma TEXT, ten TEXT);
    INSERT INTO chu VALUES ('001', 'Lê Văn An'), ('002', 'Đỗ Thị Bé');`);
  client = new pg.Client(server.url);
  await client.connect();
  builder = knex({ client: 'pg', connection: server.url, pool: { min: 0, max: 5 } });
});
afterAll(async () => {
  await client.end();
  await builder.destroy();
  await server.stop();
});

const codes = (rows: readonly { ma: string }[]): string[] => rows.map(({ ma }) => ma);

describe('node-postgres and knex read a ministry as they would read PostgreSQL', () => {
  test('columns carry the types text, int8 and float8, also when whole numbers stand in a float8 column', async () => {
    const { fields, rows } = await client.query('SELECT * FROM thua ORDER BY so LIMIT 1');
    expect(fields.map(({ name, dataTypeID }) => [name, dataTypeID])).toEqual([
      ['ma', 25],
      ['so', 20],
      ['dien_tich', 701],
      ['ghi_chu', 25],
    ]);
    // int8 comes as text in node-postgres, because it may exceed what a number holds.
    expect(rows).toEqual([{ ma: '001', so: '1', dien_tich: 60, ghi_chu: "Hòa 'Bình'" }]);
  });

  test('an answer without rows has its columns', async () => {
    const { fields, rows } = await client.query('SELECT ma, so FROM thua WHERE ma = $1', ['none']);
    expect([fields.map(({ name }) => name), rows]).toEqual([['ma', 'so'], []]);
  });

  test('NULL and the empty string are two things', async () => {
    const { rows } = await client.query("SELECT ghi_chu FROM thua WHERE ma IN ('002', '003') ORDER BY ma");
    expect(rows).toEqual([{ ghi_chu: null }, { ghi_chu: '' }]);
  });

  test.each([
    ['a list of codes with leading zeros', 'ma IN ($1, $2)', ['001', '003'], ['001', '003']],
    ['a code that looks like a number', 'ma = $1', ['12'], ['12']],
    ['a number on a number', 'so > $1', [2], ['003', '12']],
    ['a number between', 'so BETWEEN $1 AND $2', [2, 3], ['002', '003']],
    ['a float', 'dien_tich >= $1', [60.5], ['002', '12']],
    ['the parameter first', '$1 = ma', ['001'], ['001']],
    ['one parameter twice', 'ma = $1 OR ghi_chu = $1', ['x'], ['12']],
    ['a row of values', '(ma, so) IN (($1, $2), ($3, $4))', ['001', 1, '002', 3], ['001']],
    ['text that looks like a parameter', "ghi_chu <> '$1' AND ma = $1", ['12'], ['12']],
    ['nothing, for a NULL', 'ma = $1', [null], []],
  ])('parameters: %s', async (_case, condition, values, expected) => {
    const { rows } = await client.query<{ ma: string }>(`SELECT ma FROM thua WHERE ${condition} ORDER BY so`, values);
    expect(codes(rows)).toEqual(expected);
  });

  test('a number is compared as a number with a window function', async () => {
    const ranked =
      'SELECT ma FROM (SELECT ma, row_number() OVER (ORDER BY so DESC) AS thu_tu FROM thua) x WHERE thu_tu <= $1';
    const { rows } = await client.query<{ ma: string }>(ranked, [2]);
    expect(codes(rows)).toEqual(['12', '003']);
  });

  test('limit and offset take parameters', async () => {
    expect(codes(await builder('thua').select('ma').orderBy('so').limit(1).offset(1))).toEqual(['002']);
  });

  test('knex joins, groups and counts', async () => {
    const rows: unknown = await builder('thua')
      .join('chu', 'chu.ma', 'thua.ma')
      .where('thua.so', '<', 3)
      .select('chu.ten', 'thua.dien_tich')
      .orderBy('thua.so');
    expect(rows).toEqual([
      { ten: 'Lê Văn An', dien_tich: 60 },
      { ten: 'Đỗ Thị Bé', dien_tich: 60.5 },
    ]);
    expect(await builder('thua').count('* as n').first()).toEqual({ n: '4' });
    expect(await builder('thua').avg('dien_tich as tb').where('so', '<', 3).first()).toEqual({ tb: 60.25 });
  });

  test('two columns of one name keep their own values', async () => {
    const { rows } = await client.query({
      text: 'SELECT t.ma, c.ma FROM thua t JOIN chu c ON c.ma > t.ma',
      rowMode: 'array',
    });
    expect(rows).toEqual([['001', '002']]);
  });

  test('a named statement is prepared once and run with other values', async () => {
    const find = (ma: string) =>
      client.query({ name: 'find', text: 'SELECT so FROM thua WHERE ma = $1', values: [ma] });
    expect([(await find('001')).rows, (await find('002')).rows]).toEqual([[{ so: '1' }], [{ so: '2' }]]);
  });

  test('several statements in one text are answered one by one', async () => {
    const results = (await client.query("SELECT 1 AS a; SELECT ';' AS b; -- the end;")) as unknown as pg.QueryResult[];
    expect(results.map(({ rows }) => rows as unknown)).toEqual([[{ a: '1' }], [{ b: ';' }]]);
  });

  test('rows can be fetched a few at a time', async () => {
    const { rows } = await client.query({ text: 'SELECT ma FROM thua ORDER BY so', rows: 3 } as pg.QueryConfig);
    expect(rows).toHaveLength(4);
  });

  test('transactions, settings and the version are answered', async () => {
    await client.query('BEGIN');
    await client.query('SET statement_timeout = 1000');
    await client.query('COMMIT');
    const { rows } = await client.query<{ version: string }>('select version()');
    expect(rows[0]?.version).toMatch(/^PostgreSQL 15/);
  });

  test('twenty thousand keys are one statement', async () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => String(i).padStart(3, '0'));
    const rows: readonly { ma: string }[] = await builder('thua').select('ma').whereIn('ma', keys).orderBy('ma');
    expect(codes(rows)).toEqual(['001', '002', '003']);
  });

  test('clients at the same time do not mix their answers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        builder('thua')
          .where('so', i % 4)
          .pluck('ma'),
      ),
    );
    expect(answers.map((rows: unknown[]) => rows.length)).toEqual(
      Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 0 : 1)),
    );
  });
});

describe('what a ministry refuses', () => {
  test.each([
    ['an unknown table', 'SELECT * FROM khong_co', '42P01'],
    ['an unknown column', 'SELECT khong_co FROM thua', '42703'],
    ['an unknown column in quotes', 'SELECT "khong_co" FROM thua', '42703'],
    ['nonsense', 'SELEC 1', '42601'],
    ['an unclosed quote', "SELECT 'a", '42601'],
    ['an unknown function', 'SELECT lam_gi(1)', '42883'],
    ['inserting', "INSERT INTO thua VALUES ('9', 9, 9, '')", '25006'],
    ['deleting behind a WITH', 'WITH x AS (SELECT 1) DELETE FROM thua', '42601'],
    ['reaching for other files', "ATTACH '/etc/passwd' AS x", '25006'],
    ['settings of the engine', 'PRAGMA query_only = 0', '25006'],
  ])('%s', async (_case, sql, code) => {
    await expect(client.query(sql)).rejects.toMatchObject({ code });
  });

  test('the connection lives on after an error', async () => {
    await expect(client.query('SELECT * FROM khong_co WHERE ma = $1', ['x'])).rejects.toMatchObject({ code: '42P01' });
    expect((await client.query('SELECT 1 AS a')).rows).toEqual([{ a: '1' }]);
  });

  test('a transaction with an error takes nothing but its end', async () => {
    await client.query('BEGIN');
    await expect(client.query('SELECT * FROM khong_co')).rejects.toMatchObject({ code: '42P01' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 1 AS a')).rows).toEqual([{ a: '1' }]);
  });

  test('error messages name tables and columns, never values', async () => {
    const secret = '079075990101';
    const statements = [
      `SELECT ? FROM thua WHERE x = '${secret}'`,
      `SELECT * FROM thua WHERE ma = lam_gi('${secret}')`,
      `SELECT '${secret}`,
    ];
    const errors: string[] = [];
    for (const sql of statements) errors.push(await client.query(sql).then(() => 'no error', String));
    expect(errors.filter((message) => message.includes(secret) || message === 'no error')).toEqual([]);
  });
});

/**
 * What a pass over a very large table costs: every rule of a person's elements, counted inside PostgreSQL by one statement,
 * beside a plain `count(*)` over the same table in the same run. `npm run bench:quality -- --rows 10000000`.
 * The rows are synthetic and made inside PostgreSQL; the schema is dropped at the end.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { population } from '../../resolvers/population/source.ts';
import { systemClock, today } from '../../src/clock.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { plansOf, profileTable, type AskEngine } from '../../src/quality/profileSource.ts';
import { readQualitySettings } from '../../src/quality/settings/readQualitySettings.ts';
import { postgresDialect } from '../../src/quality/sql/postgresDialect.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    url: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/test' },
  },
});
const rows = Number(values.rows);
const SCHEMA = 'lienthong_bench_quality';

/** Every hundredth name is a placeholder, every thousandth number has eleven digits, every fiftieth day is impossible. */
const PEOPLE = `
  insert into cong_dan (so_dinh_danh, ho, chu_dem, ten, ho_ten, ngay_sinh, gioi_tinh, dan_toc, ton_giao, quoc_tich,
    tinh_trang_hon_nhan, trang_thai, trang_thai_so, ma_xa_thuong_tru, ma_ho, cap_nhat_luc)
  select
    lpad(((i / 1000000) % 34 + 1)::text, 3, '0') || (case when i % 2 = 0 then '1' else '0' end)
      || lpad((40 + i % 60)::text, 2, '0') || lpad((i % 1000000)::text, case when i % 1000 = 0 then 5 else 6 end, '0'),
    'Nguyễn', 'Văn', 'An' || i % 97, case when i % 100 = 0 then 'N/A' else 'Nguyễn Văn An ' || i % 99991 end,
    case when i % 50 = 0 then '1990-02-30' else '19' || (40 + i % 60)::text || '-03-11' end,
    case when i % 2 = 0 then '2' else '1' end, '01', '00', 'VN', 'CKH', 'SONG', 'HIEU_LUC', '26740', 'H' || i / 4,
    '2026-11-01T08:00:00+07:00'
  from generate_series(1, ${rows}) i`;

const dictionary = loadDictionary('schema');
const settings = readQualitySettings('schema/quality.yaml', dictionary);
const client = new pg.Client({ connectionString: values.url });
await client.connect();
const ask: AskEngine = async (sql) => (await client.query<Record<string, unknown>>(sql)).rows;
const timed = async (sql: string) => {
  const startedMs = performance.now();
  await client.query(sql);
  return performance.now() - startedMs;
};
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

try {
  await client.query(`drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}; set search_path to ${SCHEMA}`);
  const [table = ''] = /CREATE TABLE cong_dan[^;]*/.exec(readFileSync('mocks/population/tables.sql', 'utf8')) ?? [];
  await client.query(table);
  console.log(`${rows.toLocaleString('en')} rows made in ${seconds(await timed(PEOPLE))}`);
  await client.query('vacuum analyze cong_dan');
  const [plan] = plansOf(population, { dictionary, settings, today: today(systemClock) });
  if (plan === undefined) throw new Error('There is no plan.');
  for (let round = 1; round <= 2; round += 1) {
    const countMs = await timed('select count(*) from cong_dan');
    const before = process.memoryUsage().rss;
    const measure = await profileTable(plan, { settings, dialect: postgresDialect, ask });
    const grownMb = (process.memoryUsage().rss - before) / 1e6;
    console.log(
      `round ${round}: count(*) ${seconds(countMs)}, ${measure.rules.length} rules in one pass ${seconds(measure.tookMs)}, ` +
        `${(measure.tookMs / countMs).toFixed(1)} times; memory here ${grownMb >= 0 ? '+' : ''}${grownMb.toFixed(1)} MB`,
    );
    if (round === 1)
      for (const { place, rule, tested, failed } of measure.rules)
        if (failed > 0) console.log(`  ${place} ${rule}: ${failed} of ${tested}`);
  }
} finally {
  await client.query(`drop schema if exists ${SCHEMA} cascade`);
  await client.end();
}

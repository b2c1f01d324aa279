import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openQualityStore } from '../../src/quality/history/qualityStore.ts';
import { keySetOf } from '../../src/receipt/keySet.ts';
import { makePrivateJwk } from '../../src/receipt/signingKey.ts';
import { runCommand } from '../support/runCommand.ts';
import { aWorld, type AWorld } from '../world/aWorld.ts';

let world: AWorld;
let options: readonly string[];

/** A world in files; the command reaches them as any database, by their addresses. */
beforeAll(async () => {
  world = await aWorld({ people: 1000, seed: 3 });
  const config = join(world.directory, 'lienthong.yaml');
  const urlOf = (id: string) => `  ${id}:\n    url: sqlite:${join(world.directory, `${id}.sqlite`)}\n`;
  writeFileSync(config, `sources:\n${['population', 'justice', 'finance'].map(urlOf).join('')}`);
  options = ['--config', config, '--data', join(world.directory, 'store')];
}, 120_000);
afterAll(() => world.remove());

const quality = (...args: readonly string[]) => runCommand(['quality', ...args, ...options]);

interface Overview {
  readonly sources: readonly {
    readonly source: string;
    readonly rows: number;
    readonly band: string;
    readonly rank: number;
    readonly index: { readonly dqi: number };
    readonly change?: { readonly since: string; readonly dqi: number };
  }[];
  readonly agencies: readonly { readonly agency: string }[];
}

describe('lienthong quality', () => {
  test('before anything was measured, it says so', async () => {
    const { exitCode: code, stderr } = await quality('rank');
    expect([code, stderr.includes('QUALITY_NOTHING_KEPT')]).toEqual([2, true]);
  });

  test('a run measures the sources, keeps what came of it, and tells of it without a value of a person', async () => {
    const { exitCode: code, stdout } = await quality('run', 'population', 'finance');
    expect(code).toBe(0);
    expect(stdout).toContain('Đúng');
    expect(stdout).toMatch(/population .* A .* first/);
    // A planted wrong check digit of employers' tax codes closes the gate.
    expect(stdout).toMatch(/InsuranceParticipant\.employerTaxCode DATA-CHECKSUM \d+ .* band C at most/);
    expect(stdout).not.toMatch(/\b(?!9+\b)\d{9,}/);
  }, 120_000);

  test('where certificates are demanded, a source without one scores nothing for conformance', async () => {
    const keysFile = join(world.directory, 'keys.json');
    const { x, kid } = makePrivateJwk();
    writeFileSync(keysFile, JSON.stringify(keySetOf([{ kty: 'OKP', crv: 'Ed25519', x, kid }])));
    const config = join(world.directory, 'certified.yaml');
    const settings = readFileSync(join(world.directory, 'lienthong.yaml'), 'utf8');
    writeFileSync(config, `${settings}conformance: { folder: '${world.directory}', keysFile: '${keysFile}' }\n`);
    const run = async (file: string, store: string) => {
      const places = ['--config', file, '--data', join(world.directory, store)];
      const { stdout } = await runCommand(['quality', 'run', 'finance', '--format', 'json', ...places]);
      return (JSON.parse(stdout) as { sources: { parts: { conformance?: number }; score: number }[] }).sources[0];
    };
    const [without, demanded] = [await run(options[1] ?? '', 'plain'), await run(config, 'certified')];
    expect([without?.parts.conformance, demanded?.parts.conformance]).toEqual([undefined, 0]);
    // Known weights .60 and .15, then .10 more with nothing for it.
    expect(demanded?.score).toBeCloseTo(((without?.score ?? 0) * 0.75) / 0.85, 6);
  }, 120_000);

  test('what was kept can be shown, entity by entity, examples masked', async () => {
    const { exitCode: code, stdout } = await quality('show', 'population', 'Person');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Person +│ 1,\d{3} +│/);
    expect(stdout).toMatch(/DATA-PLACEHOLDER population Person\.phone \d+ \(.* % of [\d,]+\), as "(A\/A|9999|aaa)"/);
    expect(stdout).not.toMatch(/\b(?!9+\b)\d{9,}/);
    const unknown = await quality('show', 'population', 'Ghost');
    expect([unknown.exitCode, unknown.stderr.includes('QUALITY_NOTHING_KEPT')]).toEqual([2, true]);
  }, 60_000);

  test('figures change against those of the last month in which a source was measured', async () => {
    const store = openQualityStore(join(world.directory, 'store', 'quality.sqlite'));
    const [finance, population] = await store.latest();
    if (finance === undefined || population === undefined) throw new Error('Expected the runs of two sources.');
    const { report } = population;
    const earlier = { ...report, index: { ...report.index, dqi: (report.index.dqi ?? 0) - 2.5 } };
    await store.keep({ ...population, run: 'earlier', at: '2026-10-03T04:00:00.000+07:00', report: earlier });
    await store.close();

    const { stdout } = await quality('rank', '--format', 'json');
    const overview = JSON.parse(stdout) as Overview;
    expect(overview.sources.map(({ source, band }) => [source, band])).toEqual([
      ['finance', 'C'],
      ['population', 'A'],
    ]);
    expect(overview.sources[1]?.change?.since).toBe('2026-10');
    expect(overview.sources[1]?.change?.dqi).toBeCloseTo(2.5, 9);
    expect(overview.sources.map(({ rank }) => rank)).toEqual([2, 1]);
    expect(overview.agencies.map(({ agency }) => agency)).toEqual(['G12', 'G01']);
    const asOfOctober = await quality('rank', '--month', '2026-10', '--format', 'json');
    expect((JSON.parse(asOfOctober.stdout) as Overview).sources.map(({ source }) => source)).toEqual(['population']);
  }, 60_000);

  test('a database that does not answer is told as not measured, and costs nobody else anything', async () => {
    const config = join(world.directory, 'broken.yaml');
    writeFileSync(config, `sources:\n  justice:\n    url: sqlite:${join(world.directory, 'finance.sqlite')}\n`);
    const args = ['quality', 'run', 'justice', '--config', config, '--data', join(world.directory, 'other')];
    const { exitCode: code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    expect(stdout).toContain('not measured: justice BirthRecord: the table did not answer (SQLITE_ERROR)');
  }, 60_000);

  test('the statements can be read before they are run, and the owner can find the broken rows', async () => {
    const all = await quality('sql', 'population', '--engine', 'sqlite');
    expect(all.stdout.match(/^-- /gm)).toHaveLength(7);
    const { stdout } = await quality('sql', 'population', 'Person.phone', 'DATA-PLACEHOLDER', '--engine', 'sqlite');
    const rows = await world.ask(stdout.replace('from "cong_dan"', 'from population.cong_dan').replace(/;\s*$/, ''));
    const planted = world.ledger.filter(({ fault, ministry }) => fault === 'placeholder' && ministry === 'population');
    expect(rows.map((row) => row['so_dinh_danh']).toSorted()).toEqual(planted.map(({ key }) => key).toSorted());
  }, 60_000);

  test.each([
    [['run', 'mars'], 'QUALITY_SOURCE_UNKNOWN'],
    [['sql', 'land'], 'QUALITY_SOURCE_NOT_SQL'],
    [['run', 'land', 'tax'], 'QUALITY_SOURCE_NOT_SQL'],
    [['sql', 'population', 'Person.sex', 'DATA-CHECKSUM'], 'QUALITY_PLACE_UNKNOWN'],
    [['rank', '--settings', '/no/such/file.yaml'], 'QUALITY_SETTINGS_UNREADABLE'],
  ])(
    '%j ends with %s',
    async (args, expected) => {
      const { exitCode: code, stderr } = await quality(...args);
      expect([code, stderr.includes(expected)]).toEqual([2, true]);
    },
    60_000,
  );
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureSample } from '../../src/quality/measureSample.ts';
import { landRegister, landSubgraph } from '../conform/support/landRegister.ts';
import { stockServers, type Started } from '../support/stockServers.ts';
import { runCommand } from '../support/runCommand.ts';
import { surroundings } from './support/aWorldsMeasures.ts';

const person = (personalId: string, sex: string) => ({ personalId, sex });

describe('a sample of records', () => {
  test('is judged by the rules of their elements, each record once', () => {
    const records = [person('079075990101', '1'), person('079075990101', '1'), person('079075990102', '9')];
    const measure = measureSample({ entity: 'Person', records }, surroundings);
    expect(measure).toMatchObject({ entity: 'Person', extent: 'sample', rows: 2 });
    const found = measure?.rules
      .filter(({ failed }) => failed > 0)
      .map(({ place, rule, failed }) => [place, rule, failed]);
    expect(found).toEqual([['Person.sex', 'DATA-CODE', 1]]);
  });

  test('tells nothing of what was not answered for all of them', () => {
    const records = [person('079075990101', '1'), { personalId: '079075990102' }];
    const measure = measureSample({ entity: 'Person', records }, surroundings);
    expect(measure?.rows).toBe(1);
    expect(new Set(measure?.rules.map(({ place }) => place))).toEqual(new Set(['Person.personalId', 'Person.sex']));
  });

  test.each([
    ['Nobody', [person('079075990101', '1')]],
    ['Person', []],
    ['Person', [{}]],
  ])('of %s with nothing to judge gives nothing', (entity, records) => {
    expect(measureSample({ entity, records }, surroundings)).toBeUndefined();
  });
});

describe('at the terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const keys = join(folder, 'keys.jsonl');
  let server: Started | undefined;
  let options: readonly string[];

  beforeAll(async () => {
    const register = landRegister();
    const [parcel] = register.Parcel;
    if (parcel !== undefined) parcel['parcelCommuneCode'] = '2674';
    server = await stockServers['Mercurius']?.(landSubgraph(register));
    writeFileSync(join(folder, 'lienthong.yaml'), `sources:\n  land:\n    url: ${server?.url ?? ''}\n`);
    writeFileSync(
      keys,
      register.Parcel.map(({ parcelRecordId }) => JSON.stringify({ __typename: 'Parcel', parcelRecordId })).join('\n'),
    );
    options = ['--config', join(folder, 'lienthong.yaml'), '--data', folder];
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  test('a source that is no database is measured from the records that are named, and those that they lead to', async () => {
    const run = await runCommand(['quality', 'run', 'land', '--keys', keys, '--format', 'json', ...options]);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    const { sources, worst } = JSON.parse(run.stdout) as {
      readonly sources: readonly {
        readonly isSampled: boolean;
        readonly peers: string;
        readonly entities: readonly { readonly entity: string; readonly rows: number; readonly extent: string }[];
      }[];
      readonly worst: readonly {
        readonly place: string;
        readonly rule: string;
        readonly failed: number;
        readonly tested: number;
      }[];
    };
    expect(sources).toMatchObject([{ isSampled: true, peers: 'sampled' }]);
    expect(sources[0]?.entities).toContainEqual(
      expect.objectContaining({ entity: 'Parcel', rows: 4, extent: 'sample' }),
    );
    expect(sources[0]?.entities).toContainEqual(expect.objectContaining({ entity: 'LandRight', rows: 4 }));
    expect(worst).toContainEqual(
      expect.objectContaining({ place: 'Parcel.parcelCommuneCode', rule: 'DATA-FORMAT', failed: 1, tested: 4 }),
    );
    const ranked = await runCommand(['quality', 'rank', ...options]);
    expect(ranked.stdout).toMatch(/Đo theo mẫu[^]*land/);
  }, 60_000);

  test('without keys it is left out, and a run of nothing else says so', async () => {
    const { exitCode, stderr } = await runCommand(['quality', 'run', 'land', ...options]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('QUALITY_SOURCE_NOT_SQL')]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import { join } from 'node:path';
import { finance } from '../../resolvers/finance/source.ts';
import { governmentOffice } from '../../resolvers/government-office/source.ts';
import { health } from '../../resolvers/health/source.ts';
import { justice } from '../../resolvers/justice/source.ts';
import { land } from '../../resolvers/land/source.ts';
import { population } from '../../resolvers/population/source.ts';
import { tax } from '../../resolvers/tax/source.ts';
import type { SourceBinding, SqlBinding } from '../../src/model/binding.ts';
import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { openTestSource, type TestSource } from '../sources/support/openTestSource.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';

let world: string;

beforeAll(async () => {
  world = await testWorld();
}, 120_000);

async function keysOf(
  ministry: string,
  table: string,
  columns: Readonly<Record<string, string>>,
  limit = 150,
): Promise<object[]> {
  const database: Knex = knex({
    client: 'sqlite3',
    useNullAsDefault: true,
    connection: { filename: join(world, 'world', `${ministry}.sqlite`) },
  });
  try {
    return (await database(table).select(columns).limit(limit)) as object[];
  } finally {
    await database.destroy();
  }
}

/** Every field of a type, relations by their key or first column. */
function wholeSelection(binding: SqlBinding, type: TypeBinding): string {
  const fields = Object.entries(type.fields).map(([name, field]) =>
    typeof field !== 'string' && 'parts' in field ? `${name} { ${Object.keys(field.parts).join(' ')} }` : name,
  );
  const relations = Object.entries(type.relations ?? {}).map(([name, relation]) => {
    const target = binding.types[relation.to];
    return `${name} { ${(target?.keys ?? [])[0] ?? Object.keys(target?.fields ?? {})[0] ?? '__typename'} }`;
  });
  return [...fields, ...relations].join(' ');
}

async function open(binding: SourceBinding): Promise<{ ministry: StartedMinistry; source: TestSource }> {
  const ministry = await startMinistry(binding.id, { dataDir: world });
  const path = binding.kind === 'graphql' ? '/graphql' : '';
  const url = binding.kind === 'sql' ? ministry.url : `${new URL(ministry.url).origin}${path}`;
  return { ministry, source: openTestSource(binding, { url, limits: { timeoutMs: 20_000 } }) };
}

describe.each([population, justice, finance, governmentOffice])(
  'everything that $id holds can be said in the dictionary’s words:',
  (binding) => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open(binding);
    });
    afterAll(async () => {
      await opened.source.close();
      await opened.ministry.stop();
    });

    const kept = Object.entries(binding.types).filter(
      ([, type]) => type.table !== undefined && type.keys !== undefined,
    );
    test.each(kept)('%s', async (name, type) => {
      const [key = ''] = type.keys ?? [];
      const column = type.fields[key];
      if (typeof column !== 'string') throw new Error(`The key of ${name} is not one column.`);
      const keys = await keysOf(binding.id, type.table ?? '', { [key]: column });
      expect(keys.length).toBeGreaterThan(0);
      const { data, errors } = await opened.source.askEntities(
        name,
        keys as Record<string, unknown>[],
        wholeSelection(binding, type),
      );
      expect(errors).toEqual([]);
      expect((data?.['_entities'] as unknown[]).filter((entity) => entity === null)).toEqual([]);
    });
  },
);

const perPerson: readonly (readonly [SourceBinding, string])[] = [
  [
    tax,
    `taxpayer { taxCode taxpayerKind taxpayerName taxpayerStatus taxOffice taxRegistrationDate taxpayerAddress { communeCode }
       obligations { noticeNo taxType taxBase taxRate taxAmount exemptionReason payments { paymentId paidAmount paymentChannel } } }`,
  ],
  [
    health,
    `healthBook { allergies chronicConditions summaryUpdatedAt immunisations { vaccineCode immunisedOn doseNo } }
     encounters { encounterKind admittedAt dischargedAt mainDiagnosis secondaryDiagnoses outcome facility { facilityLevel facilityFrom facilityTo }
       labResults { indexCode sampledAt performedAt resultAt labQualityLevel sensitiveKind }
       imagingResults { imagingCode imagingPerformedAt imagingModality } prescriptions { drugCode days } }`,
  ],
  [
    land,
    `landRights { holderType holderRole sharePercent holder { __typename } parcel { parcelStatus parcelArea parcelAddress { communeCode }
       landUses { landUsePurpose landOrigin } certificates { certificateStatus } restrictions { restrictionKind } landPrices { unitPrice } } }`,
  ],
];

test.each(perPerson.map(([binding, selection]) => ({ id: binding.id, binding, selection })))(
  'what $id knows of people can be said in the dictionary’s words',
  async ({ binding, selection }) => {
    const { ministry, source } = await open(binding);
    try {
      const keys = (await keysOf('population', 'cong_dan', { personalId: 'so_dinh_danh' }, 300)) as Record<
        string,
        unknown
      >[];
      const { data, errors } = await source.askEntities('Person', keys, selection, { purpose: 'TREATMENT_HIV' });
      expect(errors).toEqual([]);
      expect(JSON.stringify(data).length).toBeGreaterThan(10_000);
      expect(await source.probe(new AbortController().signal)).toMatchObject({ state: 'up' });
    } finally {
      await source.close();
      await ministry.stop();
    }
  },
);

import knex, { type Knex } from 'knex';

export interface ReachableEngine {
  readonly engine: 'SQLite' | 'PostgreSQL' | 'MariaDB';
  /** As a binding states it; SQLite's file is the test's own. */
  readonly url: string;
  readonly settings: Knex.Config;
}

const candidates: readonly ReachableEngine[] = [
  {
    engine: 'SQLite',
    url: '',
    settings: { client: 'sqlite3', useNullAsDefault: true, connection: { filename: ':memory:' } },
  },
  {
    engine: 'PostgreSQL',
    url: process.env['LIENTHONG_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test',
    settings: {
      client: 'pg',
      connection: process.env['LIENTHONG_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test',
    },
  },
  {
    engine: 'MariaDB',
    url: process.env['LIENTHONG_TEST_MARIADB'] ?? 'mysql://root@127.0.0.1:3306/test',
    settings: {
      client: 'mysql2',
      connection: process.env['LIENTHONG_TEST_MARIADB'] ?? 'mysql://root@127.0.0.1:3306/test',
    },
  },
];

/** The database engines that this machine offers for tests; in CI (`CI=true`) all must be there. */
export async function databaseAddresses(): Promise<{
  readonly reachable: readonly ReachableEngine[];
  readonly absent: readonly string[];
  readonly isCi: boolean;
}> {
  const answers = await Promise.all(
    candidates.map(async (candidate) => ({ candidate, answers: await doesAnswer(candidate) })),
  );
  return {
    reachable: answers.filter((one) => one.answers).map((one) => one.candidate),
    absent: answers.filter((one) => !one.answers).map((one) => one.candidate.engine),
    isCi: process.env['CI'] === 'true',
  };
}

async function doesAnswer({ settings }: ReachableEngine): Promise<boolean> {
  const database = knex({
    ...settings,
    acquireConnectionTimeout: 2_000,
    log: { error: () => undefined, warn: () => undefined },
  });
  try {
    await database.raw('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await database.destroy();
  }
}

import { Command, Option } from 'commander';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { ministriesNamed, qualitySurroundings } from '../../../start/openQuality.ts';
import { groupMeasures } from '../../../quality/plan/groupMeasures.ts';
import { plansOf } from '../../../quality/profileSource.ts';
import { failingRowsStatement } from '../../../quality/sql/exampleStatement.ts';
import { mariadbDialect } from '../../../quality/sql/mariadbDialect.ts';
import { postgresDialect } from '../../../quality/sql/postgresDialect.ts';
import { profileStatement } from '../../../quality/sql/profileStatement.ts';
import { sqliteDialect } from '../../../quality/sql/sqliteDialect.ts';
import { configFrom, withQualityOptions, type QualityFlags } from './qualityFlags.ts';

const DIALECTS = { postgres: postgresDialect, sqlite: sqliteDialect, mariadb: mariadbDialect } as const;

interface SqlFlags extends QualityFlags {
  readonly engine: keyof typeof DIALECTS;
}

/**
 * `lienthong quality sql`: the statements that a measurement would run, for the ministry to read first; with a place and
 * a rule, the one by which the owner finds the records. Nothing is run.
 */
export function sqlCommand(): Command {
  return withQualityOptions(new Command('sql'))
    .description('print the statements of a measurement; with a place and a rule, the one that finds the broken rows')
    .argument('<source>')
    .argument('[place]', 'as quality show lists them: Person.phone')
    .argument('[rule]', 'DATA-PLACEHOLDER')
    .addOption(new Option('--engine <engine>').choices(Object.keys(DIALECTS)).default('postgres'))
    .action(print);
}

function print(source: string, place: string | undefined, rule: string | undefined, flags: SqlFlags): void {
  const [binding] = ministriesNamed([source]);
  if (binding?.kind !== 'sql') throw new GatewayError('QUALITY_SOURCE_NOT_SQL', { source });
  const surroundings = qualitySurroundings(configFrom(flags));
  const dialect = DIALECTS[flags.engine];
  const plans = plansOf(binding, surroundings);
  if (place === undefined) {
    for (const plan of plans) {
      const { sql } = profileStatement(plan, dialect, (measures) => groupMeasures(measures, surroundings.settings));
      process.stdout.write(`-- ${plan.type}\n${sql};\n\n`);
    }
    return;
  }
  for (const plan of plans) {
    const measure = plan.measures.find((each) => each.place === place && each.rule === rule);
    if (measure === undefined) continue;
    process.stdout.write(`${failingRowsStatement(plan, measure, dialect)};\n`);
    return;
  }
  throw new GatewayError('QUALITY_PLACE_UNKNOWN', { source, place, rule: rule ?? '' });
}

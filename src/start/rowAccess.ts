import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createRowRules } from '../access/rows/createRowRules.ts';
import { systemClock, today } from '../clock.ts';
import type { RowsOf } from '../gateway.ts';
import type { AdminUnitRegistry } from '../model/adminUnit.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { packageRoot } from '../util/packageRoot.ts';

/** Where it is said whose rows are: for the dictionary, and beside the words that ministries bring. */
export function subjectFiles(schemaFolder: string, bindings: readonly SourceBinding[]): readonly string[] {
  const brought = bindings.flatMap(({ dictionaryFile }) =>
    dictionaryFile === undefined ? [] : [join(dirname(resolve(packageRoot(), dictionaryFile)), 'subjects.yaml')],
  );
  return [join(schemaFolder, 'access', 'subjects.yaml'), ...new Set(brought.filter((file) => existsSync(file)))];
}

/** The row rule of the purpose, for who has stated one. What is open to everybody is bound to nobody. */
export function rowsOf(scalars: ReadonlyMap<string, ScalarRule>, adminUnits: AdminUnitRegistry): RowsOf {
  const dossierCode = scalars.get('DossierCode');
  const rules = createRowRules({
    adminUnits,
    isDossierCode: (text) => dossierCode?.parse(text).ok === true,
    nowMs: systemClock.nowMs,
    today: () => today(systemClock),
  });
  return async ({ purpose }, caller, { caseId }, lookup) =>
    purpose === undefined || caller === undefined ? undefined : rules({ purpose, caller, caseId, ...lookup });
}

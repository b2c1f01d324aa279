import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { loadDictionary } from '../../../src/dictionary/loadDictionary.ts';
import type { EntityMeasure } from '../../../src/quality/measured.ts';
import type { PlanSurroundings } from '../../../src/quality/plan/planTable.ts';
import type { AskEngine } from '../../../src/quality/profileSource.ts';
import { readQualitySettings } from '../../../src/quality/settings/readQualitySettings.ts';
import { packageRoot } from '../../../src/util/packageRoot.ts';

const schema = join(packageRoot(), 'schema');
const dictionary = loadDictionary(schema);

/** The dictionary and the settings that come with the product, on the world's own day. */
export const surroundings: PlanSurroundings = {
  dictionary,
  settings: readQualitySettings(join(schema, 'quality.yaml'), dictionary),
  today: '2026-11-21',
};

/** Opens a ministry's file of a world. */
export function openFile(path: string): { readonly ask: AskEngine; readonly close: () => Promise<void> } {
  const database = new sqlite3.Database(path, sqlite3.OPEN_READONLY);
  return {
    ask: (sql) =>
      new Promise((resolve, reject) => {
        database.all<Record<string, unknown>>(sql, (error, rows) => (error === null ? resolve(rows) : reject(error)));
      }),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}

/** The counts alone: what must be equal however they were made. */
export function countsOf({ rows, rules, criteria }: Pick<EntityMeasure, 'rows' | 'rules' | 'criteria'>) {
  return {
    rows,
    rules: rules.map(({ place, rule, tested, failed }) => [`${place} ${rule}`, tested, failed]),
    criteria: criteria.map(({ place, criterion, tested, failed }) => [`${place} ${criterion}`, tested, failed]),
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunOptions } from '../../../conform/runConformance.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import { readQualitySettings } from '../../../quality/settings/readQualitySettings.ts';

/** What rules over data leave to the settings of quality; nothing beside a dictionary that has none. */
export function ruleSettings(
  schemaFolder: string,
  dictionary: Dictionary,
): Pick<RunOptions, 'freshness' | 'agreements'> {
  const file = join(schemaFolder, 'quality.yaml');
  if (!existsSync(file)) return {};
  const { freshness, references: agreements } = readQualitySettings(file, dictionary);
  const { default: usual, types } = freshness;
  const days = Object.entries(types).flatMap(([type, { element, days: own = usual.days }]) =>
    element === undefined ? [] : [[`${type}.${element}`, own] as const],
  );
  return { freshness: new Map(days), agreements };
}

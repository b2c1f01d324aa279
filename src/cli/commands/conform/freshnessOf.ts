import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '../../../model/dictionary.ts';
import { readQualitySettings } from '../../../quality/settings/readQualitySettings.ts';

/** How old the moments may be that say when a record was brought up to date (days), by coordinate of the element. */
export function freshnessOf(schemaFolder: string, dictionary: Dictionary): ReadonlyMap<string, number> {
  const file = join(schemaFolder, 'quality.yaml');
  if (!existsSync(file)) return new Map();
  const { default: usual, types } = readQualitySettings(file, dictionary).freshness;
  return new Map(
    Object.entries(types).flatMap(([type, { element, days = usual.days }]) =>
      element === undefined ? [] : [[`${type}.${element}`, days] as const],
    ),
  );
}

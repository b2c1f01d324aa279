import { accept, refuse } from './result.ts';
import type { ScalarResult, ScalarRule } from './scalarRule.ts';

const scalar = 'GeoPoint';

/** `GeoPoint`: `{ longitude, latitude }` in degrees, WGS 84. */
export const geoPointRule: ScalarRule = { name: scalar, parse: check, serialise: check };

function check(value: unknown): ScalarResult {
  if (typeof value !== 'object' || value === null || !('longitude' in value) || !('latitude' in value)) {
    return refuse('SCALAR_MALFORMED', { scalar, format: '{ "longitude": 105.85, "latitude": 21.03 }' });
  }
  const { longitude, latitude } = value;
  if (!isWithin(longitude, 180)) return refuse('SCALAR_OUT_OF_RANGE', { scalar, least: -180, most: 180 });
  if (!isWithin(latitude, 90)) return refuse('SCALAR_OUT_OF_RANGE', { scalar, least: -90, most: 90 });
  return accept({ longitude, latitude });
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

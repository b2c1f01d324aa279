import { FieldFailure } from '../../model/fieldFailure.ts';
import type { ResponsePath, SourceError, SourceId } from '../../model/source.ts';
import type { FieldShape, ObjectShape, PlaceShape } from './answerPlan.ts';
import { typenameKey } from './checkSelections.ts';

/** What is collected while an answer is read. */
export interface AnswerReading {
  readonly source: SourceId;
  readonly errors: SourceError[];
  /** Whether the ministry itself reported an error at, above or below a path; then a null needs no error of ours. */
  readonly isExplained: (path: ResponsePath) => boolean;
}

/**
 * Reads one object of an answer after its declared shape, into the dictionary's words. What has the wrong shape becomes
 * null with an error at its path; what was not asked for is left behind.
 *
 * - `path`: of the object; it grows and shrinks while reading, to spare a copy per value
 */
export function readObject(
  reading: AnswerReading,
  shape: ObjectShape,
  object: Readonly<Record<string, unknown>>,
  path: (string | number)[],
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of shape.typenameKeys) result[key] = shape.type;
  for (const field of shape.fields) {
    path.push(field.key);
    result[field.key] = readPlace(reading, field, field.place, object[field.key], path);
    path.pop();
  }
  return result;
}

export function readPlace(
  reading: AnswerReading,
  field: FieldShape,
  place: PlaceShape,
  value: unknown,
  path: (string | number)[],
): unknown {
  if (value === null || value === undefined) {
    const isMissing = value === undefined || !place.nullable;
    if (isMissing && !reading.isExplained(path)) refuse(reading, field, path);
    return null;
  }
  switch (place.kind) {
    case 'list': {
      if (!Array.isArray(value)) return refuse(reading, field, path);
      return value.map((item: unknown, index) => {
        path.push(index);
        const read = readPlace(reading, field, place.item, item, path);
        path.pop();
        return read;
      });
    }
    case 'leaf': {
      if (!place.fits(value)) return refuse(reading, field, path);
      const decoded = field.codec.decode(value);
      if (!(decoded instanceof FieldFailure)) return decoded;
      reading.errors.push({ code: decoded.code, path: [...path], params: decoded.params });
      return null;
    }
    case 'object': {
      if (!isObject(value)) return refuse(reading, field, path);
      const shape = place.of.only ?? place.of.byType(String(value[typenameKey]));
      if (shape === undefined || !tellsItsType(shape, place, value)) return refuse(reading, field, path);
      return readObject(reading, shape, value, path);
    }
  }
}

/** Where the operation asked for `__typename`, it must be the type that stands here. */
function tellsItsType(
  shape: ObjectShape,
  place: Extract<PlaceShape, { kind: 'object' }>,
  value: Readonly<Record<string, unknown>>,
): boolean {
  return shape.typenameKeys.every((key) => place.of.byType(String(value[key])) === shape);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(reading: AnswerReading, field: FieldShape, path: readonly (string | number)[]): null {
  const params = { source: reading.source, field: field.coordinate };
  reading.errors.push({ code: 'SOURCE_WRONG_SHAPE', path: [...path], params });
  return null;
}

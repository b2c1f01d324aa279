import type { GraphQLSchema } from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { AsOf, ResponsePath, SourceError, SourceId } from '../../model/source.ts';
import type { FieldShape, ObjectShape } from './answerPlan.ts';
import type { EntityChecks } from './checkSelections.ts';
import { placeEntities, type EntityPlace } from './placeEntities.ts';
import { isObject, readObject, readPlace, type AnswerReading } from './readAnswer.ts';
import { readAsOf, readErrors } from './reportedParts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is needed to read one answer. */
export interface AnswerExpectation {
  readonly source: SourceId;
  readonly schema: GraphQLSchema;
  readonly shape: ObjectShape;
  /** By the response key of their `_entities` field: representations in the ministry's words, and how to recognise them. */
  readonly entities: ReadonlyMap<string, { readonly asked: readonly Fields[]; readonly checks: EntityChecks }>;
}

export interface SettledGraphqlAnswer {
  readonly data: Fields;
  readonly errors: readonly SourceError[];
  readonly asOf: readonly AsOf[];
}

/** Turns the body of a GraphQL response into data in dictionary words, with an error wherever it is not what was asked for. */
export function settleGraphqlAnswer(body: unknown, expected: AnswerExpectation): SettledGraphqlAnswer {
  const { source, shape, schema } = expected;
  if (!isObject(body)) throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not a GraphQL response' });
  const reported = readErrors(body['errors'], source);
  const data = body['data'];
  if (!isObject(data)) {
    const [first] = reported;
    if (first?.code === 'SOURCE_REFUSED') throw new GatewayError('SOURCE_REFUSED', { source });
    if (first !== undefined) throw new GatewayError('SOURCE_REPORTED_ERROR', { source });
    throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not a GraphQL response' });
  }
  const places = new Map<string, readonly EntityPlace[]>();
  for (const [key, { asked, checks }] of expected.entities) {
    const items: unknown = data[key];
    if (Array.isArray(items)) places.set(key, placeEntities(asked, items, checks, schema));
  }
  const errors = reported.map((error) => moveError(error, places));
  const reading: AnswerReading = { source, errors: [...errors], isExplained: (path) => isExplained(path, errors) };
  const isEntities = (field: FieldShape): boolean => expected.entities.has(field.key);
  const plain: ObjectShape = { ...shape, fields: shape.fields.filter((field) => !isEntities(field)) };
  const result = readObject(reading, plain, data, []);
  for (const field of shape.fields.filter(isEntities)) {
    const asked = expected.entities.get(field.key)?.asked ?? [];
    result[field.key] = readEntities(reading, field, asked, data[field.key], places.get(field.key));
  }
  const asOf = readAsOf(body['extensions']).map(({ path, at }) => ({ path: movePath(path, places), at }));
  return { data: result, errors: reading.errors, asOf };
}

function readEntities(
  reading: AnswerReading,
  field: FieldShape,
  asked: readonly Fields[],
  items: unknown,
  places: readonly EntityPlace[] | undefined,
): unknown[] {
  const { source } = reading;
  return asked.map((representation, index) => {
    const path = [field.key, index];
    const place = places?.[index];
    if (place?.kind === 'at' && field.place.kind === 'list') {
      return readPlace(reading, field, field.place.item, (items as readonly unknown[])[place.index], path);
    }
    if (place?.kind === 'unknown' || reading.isExplained(path)) return null;
    const isMissing = place?.kind === 'missing';
    const params = { source, field: field.coordinate, type: String(representation['__typename']) };
    reading.errors.push({ code: isMissing ? 'SOURCE_ENTITY_MISSING' : 'SOURCE_WRONG_SHAPE', path, params });
    return null;
  });
}

/** Whether an error of the ministry stands at, above or below a path. An error without path explains everything. */
function isExplained(path: ResponsePath, errors: readonly SourceError[]): boolean {
  return errors.some(({ path: at = [] }) => {
    const shared = Math.min(at.length, path.length);
    return at.slice(0, shared).every((segment, index) => segment === path[index]);
  });
}

function moveError(error: SourceError, places: ReadonlyMap<string, readonly EntityPlace[]>): SourceError {
  return error.path === undefined ? error : { ...error, path: movePath(error.path, places) };
}

/** Paths of the ministry count its own order; ours count the representations. */
function movePath(path: ResponsePath, places: ReadonlyMap<string, readonly EntityPlace[]>): ResponsePath {
  const [key, index, ...rest] = path;
  const mine = typeof key === 'string' ? places.get(key) : undefined;
  if (mine === undefined || key === undefined || typeof index !== 'number') return path;
  const at = mine.findIndex((place) => place.kind === 'at' && place.index === index);
  return at === -1 ? path : [key, at, ...rest];
}

import type { Exchange } from '../target/askTarget.ts';

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The answer's `data`, if it has any. */
export function dataOf({ json }: Exchange): Json | undefined {
  const data = isObject(json) ? json['data'] : undefined;
  return isObject(data) ? data : undefined;
}

/** The entities that were answered, in their places. */
export function entitiesOf(exchange: Exchange): readonly unknown[] | undefined {
  const found = dataOf(exchange)?.['_entities'];
  return Array.isArray(found) ? (found as readonly unknown[]) : undefined;
}

/** The answer's errors; none where there are none. */
export function errorsOf({ json }: Exchange): readonly unknown[] {
  const errors = isObject(json) ? json['errors'] : undefined;
  return Array.isArray(errors) ? (errors as readonly unknown[]) : [];
}

/** Whether there are errors and each says what is wrong (GraphQL specification, October 2021, §7.1.2). */
export function hasErrorShape(exchange: Exchange): boolean {
  const errors = errorsOf(exchange);
  return errors.length > 0 && errors.every((error) => isObject(error) && typeof error['message'] === 'string');
}

import type { AsOf, ResponsePath, SourceError, SourceId } from '../../model/source.ts';
import { isObject } from './readAnswer.ts';

const refusals = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'UNAUTHORIZED']);

/** Errors of a ministry by code and path. Their texts may hold values of persons, so they go no further. */
export function readErrors(errors: unknown, source: SourceId): SourceError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const fields = isObject(error) ? error : {};
    const extensions = isObject(fields['extensions']) ? fields['extensions'] : {};
    const code = refusals.has(String(extensions['code'])) ? 'SOURCE_REFUSED' : 'SOURCE_REPORTED_ERROR';
    const path = readPath(fields['path']);
    return { code, params: { source }, ...(path !== undefined && { path }) };
  });
}

/**
 * As-of times from `extensions.asOf`: a list of {path, at}, or one time for the whole answer.
 * What has another form is left out; provenance then says nothing, rather than something wrong.
 */
export function readAsOf(extensions: unknown): AsOf[] {
  const asOf = isObject(extensions) ? extensions['asOf'] : undefined;
  if (typeof asOf === 'string') return [{ path: [], at: asOf }];
  if (!Array.isArray(asOf)) return [];
  return asOf.flatMap((entry: unknown) => {
    if (!isObject(entry) || typeof entry['at'] !== 'string') return [];
    const path = readPath(entry['path']);
    return path === undefined ? [] : [{ path, at: entry['at'] }];
  });
}

function readPath(path: unknown): ResponsePath | undefined {
  if (!Array.isArray(path)) return undefined;
  const isPath = path.every((segment) => typeof segment === 'string' || typeof segment === 'number');
  return isPath ? path : undefined;
}

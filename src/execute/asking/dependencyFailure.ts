import { FieldFailure } from '../../model/fieldFailure.ts';

/** What becomes of fields whose input failed: they name the ministry at the beginning of the chain, not the one in between. */
export function dependencyFailure(cause: FieldFailure): FieldFailure {
  if (cause.code === 'DEPENDENCY_UNAVAILABLE') return cause;
  const { code, source, isOfRequest } = cause;
  return new FieldFailure('DEPENDENCY_UNAVAILABLE', { source: source ?? '', cause: code }, source, [], isOfRequest);
}

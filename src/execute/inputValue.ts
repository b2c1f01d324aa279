import { FieldFailure } from '../model/fieldFailure.ts';
import type { RequiredSelection } from '../model/plan.ts';
import type { ResponsePath, UnavailableInput } from '../model/source.ts';
import { isResultObject } from './resultTree.ts';

/** A required value that failed: where in the representation, and why. */
export interface FailedInput {
  readonly path: ResponsePath;
  readonly failure: FieldFailure;
}

/** The value of a required field as the source gets it. Failures become null and are noted with their place. */
export function inputValue(
  value: unknown,
  selections: readonly RequiredSelection[],
  typesOf: (name: string) => ReadonlySet<string>,
  path: ResponsePath,
  failed: FailedInput[],
): unknown {
  if (value instanceof FieldFailure) {
    failed.push({ path, failure: value });
    return null;
  }
  if (Array.isArray(value))
    return value.map((item, index) => inputValue(item, selections, typesOf, [...path, index], failed));
  if (!isResultObject(value) || selections.length === 0) return value ?? null;
  const input: Record<string, unknown> = {};
  const typename = value['__typename'];
  for (const selection of selections) {
    if (selection.kind === 'field') {
      const inner = value[selection.responseKey];
      input[selection.name] = inputValue(inner, selection.selections, typesOf, [...path, selection.name], failed);
    } else if (typeof typename !== 'string' || typesOf(selection.type).has(typename)) {
      // Whoever asks for a type inside an abstract one must be told which it is.
      if (typeof typename === 'string') input['__typename'] = typename;
      Object.assign(input, inputValue(value, selection.selections, typesOf, path, failed));
    }
  }
  return input;
}

/** Tells a source that can answer without them which of its inputs could not be had. */
export function unavailableInputs(
  variable: string,
  index: number,
  failed: readonly FailedInput[],
): readonly UnavailableInput[] {
  return failed.map(({ path, failure }) => ({
    variable,
    index,
    path,
    source: failure.source ?? '',
    code: failure.code,
  }));
}

import type { PlanPathSegment } from '../model/plan.ts';

/** The field's name within a response key of the normal form: `_a0_person` is `person`. */
export function fieldName(responseKey: string): string {
  return responseKey.replace(/^_a\d+_/, '');
}

/** A path as a reader would write it: `parcel.landRights.holder[Person]`; lists go without saying. */
export function dottedPath(path: readonly PlanPathSegment[]): string {
  let text = '';
  for (const segment of path) {
    if (segment.kind === 'field') text += `${text === '' ? '' : '.'}${fieldName(segment.name)}`;
    if (segment.kind === 'types') text += `[${segment.names.join('|')}]`;
  }
  return text;
}

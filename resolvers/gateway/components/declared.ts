import { foldName } from '../../../src/model/text/foldName.ts';
import type { Maybe } from '../shared/maybe.ts';
import { datesAgree } from '../shared/partialDate.ts';

/** Name and birth date of one person, as somebody states or keeps them. */
export interface StatedIdentity {
  readonly name?: Maybe<string>;
  readonly birthDate?: Maybe<string>;
}

/**
 * The first of name and birth date in which two statements disagree; what one of them leaves out cannot disagree.
 * Names are compared without marks and case, dates as far as both are known.
 */
export function differs(one: StatedIdentity, other: StatedIdentity): 'name' | 'birthDate' | undefined {
  if (isText(one.name) && isText(other.name) && foldName(one.name) !== foldName(other.name)) return 'name';
  if (isText(one.birthDate) && isText(other.birthDate) && !datesAgree(one.birthDate, other.birthDate)) {
    return 'birthDate';
  }
  return undefined;
}

function isText(value: Maybe<string>): value is string {
  return typeof value === 'string';
}

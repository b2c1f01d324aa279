import { lifeStatus } from '../config/codes.ts';
import { isPresent, type Maybe } from './maybe.ts';

/** What must be known of a person before anything is concluded about them. */
export interface PersonRecord {
  readonly personalId?: Maybe<string>;
  readonly fullNameText?: Maybe<string>;
  readonly lifeStatus?: Maybe<string>;
  readonly deathDate?: Maybe<string>;
  readonly supersededBy?: Maybe<{ readonly personalId?: Maybe<string> }>;
}

/** `CANCELLED`: the number was cancelled and issued anew. `ABSENT`: declared missing. */
export type PersonState = 'ALIVE' | 'DECEASED' | 'ABSENT' | 'CANCELLED' | 'NOT_FOUND';

/** The state of a person on a day (`YYYY-MM-DD`); somebody who died later was alive then. */
export function personState(person: Maybe<PersonRecord>, day: string): PersonState {
  if (!isPresent(person)) return 'NOT_FOUND';
  if (isPresent(person.supersededBy)) return 'CANCELLED';
  if (!hasName(person) && !isPresent(person.lifeStatus)) return 'NOT_FOUND';
  if (isPresent(person.deathDate) && person.deathDate > day.slice(0, person.deathDate.length)) return 'ALIVE';
  if (person.lifeStatus === lifeStatus.dead) return 'DECEASED';
  return person.lifeStatus === lifeStatus.absent ? 'ABSENT' : 'ALIVE';
}

function hasName(person: PersonRecord): boolean {
  return isPresent(person.fullNameText);
}

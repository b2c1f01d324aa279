import { residenceKind } from '../config/codes.ts';
import { isInForce } from './days.ts';
import { present, type Maybe } from './maybe.ts';

/** A registered residence, as far as the journeys read it. */
export interface Residence {
  readonly residenceKind?: Maybe<string>;
  readonly residenceFrom?: Maybe<string>;
  readonly residenceTo?: Maybe<string>;
  readonly residenceFileNo?: Maybe<string>;
  readonly residenceAddress?: Maybe<{
    readonly addressDetail?: Maybe<string>;
    readonly communeCode?: Maybe<string>;
    readonly oldCommuneCode?: Maybe<string>;
    readonly addressAsRecorded?: Maybe<string>;
  }>;
}

/** Permanent residence first, then temporary, then where somebody actually lives. */
const ORDER: readonly string[] = [residenceKind.permanent, residenceKind.temporary, residenceKind.current];

/** Where somebody was registered on a day; the latest registration of the strongest kind. */
export function currentResidence(residences: Maybe<readonly Residence[]>, day: string): Residence | undefined {
  const valid = present(residences)
    .filter((residence) => isInForce({ from: residence.residenceFrom, to: residence.residenceTo }, day))
    .toSorted((one, other) => (other.residenceFrom ?? '').localeCompare(one.residenceFrom ?? ''));
  for (const kind of ORDER) {
    const found = valid.find((residence) => residence.residenceKind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

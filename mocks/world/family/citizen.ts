import type { Sex } from '../../../src/synthetic/identity/personalId.ts';
import type { PersonName } from '../../../src/synthetic/names/personName.ts';
import type { Home } from './home.ts';

/** 1 never married, 2 married, 3 divorced, 4 widowed. */
export type MaritalStatus = '1' | '2' | '3' | '4';

/** A person of the world, as all ministries would agree if none of them made mistakes. */
export interface Citizen {
  readonly id: string;
  readonly name: PersonName;
  readonly sex: Sex;
  /** Day number (see `calendar/days.ts`). */
  readonly born: number;
  /** Day number; absent while alive. */
  readonly died?: number;
  readonly ethnicity: string;
  readonly religion: string;
  readonly marital: MaritalStatus;
  readonly home: Home;
  readonly householdId: string;
  /** Day since when the person lives at `home`; drawn from the birth date where absent. */
  readonly residentSince?: number;
  /** Commune of birth registration by its code of that time, and its province code of that time. */
  readonly birthCommune: string;
  readonly birthProvince: string;
  readonly homeTownCommune: string;
  readonly phone?: string;
  readonly email?: string;
  readonly bloodGroup?: string;
  /** Number of the old nine-digit card. */
  readonly oldIdNumber?: string;
  /** Number that was cancelled when `id` was issued. */
  readonly formerId?: string;
  /** Two letters; `VN` where absent. */
  readonly nationality?: string;
}

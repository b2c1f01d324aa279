import type { FamilyPlace } from '../places/slots.ts';
import type { Citizen } from './citizen.ts';

export interface Marriage {
  readonly regNo: string;
  /** Day numbers. */
  readonly from: number;
  readonly to?: number;
  /** `HL` in force, `LH` divorced, `CHET` ended by a death. */
  readonly status: 'HL' | 'LH' | 'CHET';
  readonly courtDecisionNo?: string;
  /** Whether the entry was typed from the paper book and checked. */
  readonly isDigitised: boolean;
  readonly husband: Citizen;
  readonly wife: Citizen;
}

/** People who belong together: the block in which the world is made and held in memory. */
export interface Family {
  readonly index: number;
  readonly place: FamilyPlace;
  readonly householdId: string;
  readonly head: Citizen;
  readonly spouse?: Citizen;
  readonly marriage?: Marriage;
  /** Mother or father of the head, in the same household. */
  readonly elder?: Citizen;
  readonly children: readonly Citizen[];
  /** All of them, head first. */
  readonly members: readonly Citizen[];
}

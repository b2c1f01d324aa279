import { FAULTS, type Fault } from '../faults.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import type { MinistryId, TableRow } from '../row.ts';
import type { Block } from './block.ts';
import { spoil } from './spoil.ts';

/** One line of the ledger: which record, which element, which fault. */
export interface LedgerLine {
  readonly ministry: MinistryId;
  readonly table: string;
  readonly key: string;
  readonly element: string;
  readonly fault: string;
}

/** How many rows could have borne a fault, and how many do. */
export interface Planted {
  eligible: number;
  planted: number;
}

export type PlantedByFault = Map<Fault, Planted>;

const faultsByTable = new Map<string, readonly Fault[]>();
for (const fault of FAULTS) {
  const place = `${fault.ministry}.${fault.table}`;
  faultsByTable.set(place, [...(faultsByTable.get(place) ?? []), fault]);
}

export function noFaultsPlanted(): PlantedByFault {
  return new Map(FAULTS.map((fault) => [fault, { eligible: 0, planted: 0 }]));
}

/**
 * Spoils some of a family's rows, in place, and tells which. A row bears one fault at most, so that each ledger line
 * stands alone.
 */
export function plantFaults(
  seed: number,
  block: Block,
  rows: readonly TableRow[],
  totals: PlantedByFault,
): LedgerLine[] {
  const random = createRandom(seed, block.family.index, 10);
  const lines: LedgerLine[] = [];
  for (const row of rows) {
    const faults = faultsByTable.get(`${row.ministry}.${row.table}`);
    if (faults === undefined) continue;
    const line = plantOne(faults, row, random, block, totals);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function plantOne(
  faults: readonly Fault[],
  { row }: TableRow,
  random: Random,
  block: Block,
  totals: PlantedByFault,
): LedgerLine | undefined {
  let line: LedgerLine | undefined;
  for (const fault of faults) {
    const spoilt = spoil(fault, row, random, block);
    if (spoilt === undefined) continue;
    const total = totals.get(fault);
    if (line !== undefined || total === undefined) continue;
    total.eligible += 1;
    if (!random.chance(fault.rate)) continue;
    total.planted += 1;
    row[fault.column] = spoilt;
    line = {
      ministry: fault.ministry,
      table: fault.table,
      key: String(row[fault.key]),
      element: fault.element,
      fault: fault.name,
    };
  }
  return line;
}

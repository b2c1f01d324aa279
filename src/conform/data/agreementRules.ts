import type { Agreement, Agreements } from '../../model/agreements.ts';
import type { DictionaryElement } from '../../model/dictionary.ts';
import { scalarOf } from '../../model/rules/valueStatements.ts';
import { foldName } from '../../model/text/foldName.ts';
import type { DataRecord } from '../target/gatherRecords.ts';
import type { DataContext, DataRule } from './dataRule.ts';
import { referenceName } from './references.ts';

const WHY =
  'Law on Data 60/2024/QH15, Art 12; Decree 278/2025/NĐ-CP, Art 14; Law on Identification 26/2023/QH15, Art 10';

/** The rules over what a record says of somebody whom it names, beside the register; what is compared is a setting. */
export const agreementRules: readonly DataRule[] = [
  {
    id: 'DATA-REFERENCE-DIFFERS',
    family: 'data',
    severity: 'error',
    guarantees: 'What a record says of somebody whom it names is what the register says that keeps them.',
    why: WHY,
    remedy: 'Compare the two with the papers, and have the wrong one corrected; both are not true.',
    good: '[{"type":"BirthRecord","fields":{"childPersonId":"079075990101","childBirthDate":"1975-03-08"}}]',
    bad: '[{"type":"BirthRecord","fields":{"childPersonId":"079075990101","childBirthDate":"1975-03-09"}}]',
    ...beside(
      ({ same }) => same,
      (value, said, { isFolded }) => typeof said === 'string' && !(isFolded ? areOneName : mayBeOne)(value, said),
    ),
  },
  {
    id: 'DATA-REFERENCE-ENDED',
    family: 'data',
    severity: 'error',
    guarantees: 'Nobody is active in a record of whom the register says that they are dead.',
    why: WHY,
    remedy: 'End the record as of the day of death; the register knows it.',
    good: '[{"type":"Taxpayer","fields":{"taxpayerPersonalId":"079075990101","taxpayerStatus":"00"}}]',
    bad: '[{"type":"Taxpayer","fields":{"taxpayerPersonalId":"079044990106","taxpayerStatus":"00"}}]',
    ...beside(
      ({ ended }) => ended,
      (value, said, { values, is }) => typeof said === 'string' && is.includes(said) && values.includes(value),
    ),
  },
  {
    id: 'DATA-REFERENCE-REPLACED',
    family: 'data',
    severity: 'warning',
    guarantees: 'A record names nobody by a number in whose place the register has given another.',
    why: WHY,
    remedy: 'Take the number that the register gives in its place; the old one still leads to it.',
    good: '[{"type":"Taxpayer","fields":{"taxpayerPersonalId":"079075990101"}}]',
    bad: '[{"type":"Taxpayer","fields":{"taxpayerPersonalId":"079179990702"}}]',
    ...beside(
      ({ replaced }) => replaced.map((each) => ({ ...each, of: each.element })),
      (_value, said) => said !== null,
    ),
  },
];

/**
 * A rule over elements of which a register knows something.
 *
 * - `isBroken`: given what the record says, and what the register does
 */
function beside<Entry extends Agreement>(
  entriesOf: (agreements: Agreements) => readonly Entry[],
  isBroken: (value: string, said: unknown, entry: Entry) => boolean,
): Pick<DataRule, 'applies' | 'isBroken'> {
  const entryOf = ({ entity, name }: DictionaryElement, { agreements }: DataContext) =>
    entriesOf(agreements).find(({ element }) => element === `${entity}.${name}`);
  return {
    applies: (element, context, record) => {
      const entry = entryOf(element, context);
      return entry !== undefined && saidOf(entry, record, context) !== undefined;
    },
    isBroken: (value, { element, context, record }) => {
      const entry = entryOf(element, context);
      return typeof value === 'string' && entry !== undefined && isBroken(value, saidOf(entry, record, context), entry);
    },
  };
}

/** What a register says of whom the record is about; `undefined` where that is nobody, or no register could tell. */
function saidOf({ of, register }: Agreement, record: DataRecord, { references, dictionary }: DataContext): unknown {
  const [type, name = ''] = of.split('.');
  const named = [record, record.owner].find((each) => each?.type === type)?.fields[name];
  const element = dictionary.elements.get(of);
  if (typeof named !== 'string' || element === undefined) return undefined;
  return references.get(referenceName(scalarOf(element), named))?.[register.split('.')[1] ?? ''];
}

/** Two days, each perhaps known in part, that may be the same. */
function mayBeOne(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function areOneName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

import { PERSONAL_ID } from '../scalars/personalId.ts';
import { codeAtDate } from './codeAtDate.ts';
import {
  all,
  any,
  field,
  guarded,
  matches,
  not,
  oneOf,
  present,
  slice,
  text,
  VALUE,
  type Condition,
} from './condition.ts';
import type { DataStatement } from './statement.ts';

const CROSS_FIELD = 'Law on Data 60/2024/QH15, Art 12; Circular 59/2021/TT-BCA';
const EXACTLY_ONE = /^Exactly one of (\w+) and (\w+) is present/;
const EXACTLY_IF_FALSE = /^Present if and only if (\w+) is false/;

/** First two digits of the year of birth that the fourth digit of a personal number stands for. */
const CENTURIES = ['19', '19', '20', '20', '21', '21', '22', '22', '23', '23'];

/** Rules over several elements of a record. */
export const recordStatements: readonly DataStatement[] = [
  {
    ...facts('DATA-CODE-DATE', 'A code was in force on the day of its record.'),
    why: 'Law on Data 60/2024/QH15, Art 12; ISO/IEC 25012',
    remedy: "Use the code of the record's day.",
    good: '[{"type":"LandPrice","fields":{"pricePurpose":"BHK","priceYear":2024}}]',
    bad: '[{"type":"LandPrice","fields":{"pricePurpose":"BHK","priceYear":2026}}]',
    claim: codeAtDate,
  },
  {
    ...facts('DATA-IDENTIFIER-SEX', 'The fourth digit of a personal number agrees with the sex.'),
    severity: 'warning',
    remedy: 'Check both with the population database; by law the sex can change and the number stay.',
    good: '[{"type":"Person","fields":{"personalId":"079075990101","sex":"1"}}]',
    bad: '[{"type":"Person","fields":{"personalId":"079075990101","sex":"2"}}]',
    claim: ({ entity, name }) =>
      entity === 'Person' && name === 'personalId'
        ? {
            when: present(field('sex')),
            brokenWhen: guarded(
              matches(PERSONAL_ID),
              any(
                all(oneOf(['1'], field('sex')), matches(/[13579]/, slice(4, 1))),
                all(oneOf(['2'], field('sex')), matches(/[02468]/, slice(4, 1))),
              ),
            ),
          }
        : undefined,
  },
  {
    ...facts('DATA-IDENTIFIER-YEAR', 'Digits four to six of a personal number agree with the year of birth.'),
    severity: 'warning',
    remedy: 'Check both with the population database.',
    good: '[{"type":"Person","fields":{"personalId":"079075990101","birthDate":"1975"}}]',
    bad: '[{"type":"Person","fields":{"personalId":"079075990101","birthDate":"2075"}}]',
    claim: ({ entity, name }) =>
      entity === 'Person' && name === 'personalId'
        ? {
            when: present(field('birthDate')),
            brokenWhen: guarded(matches(PERSONAL_ID), not(any(...CENTURIES.map(isBornIn)))),
          }
        : undefined,
  },
  {
    ...facts('DATA-EXACTLY-ONE', 'Of two elements that exclude each other exactly one is there.'),
    remedy: 'Complete the record, or take out what does not belong.',
    judgesAbsence: true,
    good: '[{"type":"LandRight","fields":{"holderPersonId":"079075990101","holderTaxCode":null}}]',
    bad: '[{"type":"LandRight","fields":{"holderPersonId":null,"holderTaxCode":null}}]',
    claim: ({ rule }) => {
      const [, one, other] = EXACTLY_ONE.exec(rule ?? '') ?? [];
      if (one === undefined || other === undefined) return undefined;
      const [first, second] = [present(field(one)), present(field(other))];
      return { needs: [one, other], brokenWhen: any(all(first, second), not(any(first, second))) };
    },
  },
  {
    ...facts('DATA-DEPENDENT', 'An element is there exactly where another one calls for it.'),
    remedy: 'Complete the record, or take out what does not belong.',
    judgesAbsence: true,
    good: '[{"type":"LandUseTerm","fields":{"indefinite":false,"until":"2050-01-01"}}]',
    bad: '[{"type":"LandUseTerm","fields":{"indefinite":true,"until":"2050-01-01"}}]',
    claim: ({ rule }) => {
      const decides = EXACTLY_IF_FALSE.exec(rule ?? '')?.[1];
      if (decides === undefined) return undefined;
      const isThere = present(VALUE);
      return {
        needs: [decides],
        brokenWhen: any(
          all(oneOf(['true'], field(decides)), isThere),
          all(oneOf(['false'], field(decides)), not(isThere)),
        ),
      };
    },
  },
];

/** That the year of birth is the one of a personal number whose fourth digit is `digit`. */
function isBornIn(century: string, digit: number): Condition {
  return all(oneOf([String(digit)], slice(4, 1)), {
    kind: 'same',
    one: slice(1, 4, field('birthDate')),
    other: { kind: 'joined', parts: [text(century), slice(5, 2)] },
  });
}

function facts(id: string, guarantees: string) {
  return { id, severity: 'error', guarantees, why: CROSS_FIELD } as const;
}

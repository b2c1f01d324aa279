import type { CodeList, CodeListEntry, DictionaryElement } from '../dictionary.ts';
import { all, any, field, not, oneOf, present, sooner, text, type Condition, type Operand } from './condition.ts';
import type { Claim, StatementContext } from './statement.ts';

/** That a code of a list, at some time, was not in force on the day that its record speaks of. */
export function codeAtDate(element: DictionaryElement, { dictionary }: StatementContext): Claim | undefined {
  const list = dictionary.codeLists.get(element.codeList ?? '');
  if (list === undefined) return undefined;
  const names = dictionary.entities.get(element.entity)?.elements.map(({ name }) => name) ?? [];
  const day = dayOfRecord(names);
  if (day.cases.length === 0) return undefined;
  return { when: any(...day.cases.map(({ when }) => when)), brokenWhen: outsideValidity(list, day) };
}

/** That a code of a list is not in force on a day. */
export function outsideValidity(list: CodeList, day: Operand): Condition {
  const byValidity = new Map<string, { readonly codes: string[]; readonly entries: readonly CodeListEntry[] }>();
  for (const code of new Set(list.entries.map((entry) => entry.code))) {
    const entries = list.entries.filter((entry) => entry.code === code);
    if (entries.some(({ validFrom, validTo }) => validFrom === undefined && validTo === undefined)) continue;
    const validity = entries.map(({ validFrom = '', validTo = '' }) => `${validFrom}/${validTo}`).join(' ');
    const group = byValidity.get(validity) ?? { codes: [], entries };
    byValidity.set(validity, group);
    group.codes.push(code);
  }
  return any(
    ...[...byValidity.values()].map(({ codes, entries }) =>
      all(oneOf(codes), not(any(...entries.map((entry) => contains(entry, day))))),
    ),
  );
}

function contains({ validFrom, validTo }: CodeListEntry, day: Operand): Condition {
  return all(
    ...(validFrom === undefined ? [] : [not(sooner(day, text(validFrom)))]),
    ...(validTo === undefined ? [] : [not(sooner(text(validTo), day))]),
  );
}

/**
 * The day that a record speaks of: the one date that it has, or the first day of its year. When somebody was born or died
 * says nothing of the day on which it was written.
 */
function dayOfRecord(names: readonly string[]): Operand & { readonly kind: 'chosen' } {
  const days = names.filter((name) => /(Date|From)$/.test(name) && !/(birth|death)Date$/i.test(name)).map(field);
  const years = names.filter((name) => name.endsWith('Year')).map(field);
  const onlyDay = days.map((day) => ({
    when: all(present(day), ...days.filter((other) => other !== day).map((other) => not(present(other)))),
    then: day,
  }));
  const firstOfYear = years.map((year) => ({
    when: present(year),
    then: { kind: 'joined', parts: [year, text('-01-01')] } as const,
  }));
  return { kind: 'chosen', cases: [...onlyDay, ...firstOfYear] };
}

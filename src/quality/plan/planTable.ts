import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import {
  all,
  any,
  field,
  not,
  oneOf,
  present,
  slice,
  sooner,
  text,
  VALUE,
  type Condition,
  type Operand,
} from '../../model/rules/condition.ts';
import type { DataStatement } from '../../model/rules/statement.ts';
import type { RowFilter, TypeBinding } from '../../model/typeBinding.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import { decodingOf } from './columnDecoding.ts';
import { placesOf, type Place } from './places.ts';
import { statedRules, tableRules } from './qualityStatements.ts';

/** One rule on one element of a table. Conditions speak of columns. */
export interface Measure {
  /** `Person.sex`, `Residence.residenceAddress.communeCode`. */
  readonly place: string;
  /** Coordinate in the dictionary: `Address.communeCode`. */
  readonly element: string;
  readonly rule: string;
  readonly tested: Condition;
  /** Looked at only where `tested` holds. */
  readonly broken: Condition;
  /** What an example of it shows. */
  readonly shown: Operand;
}

/** Rows that repeat what another row says. */
export interface Repetition {
  readonly place: string;
  readonly element: string;
  readonly rule: string;
  /** Null where the row is not compared. */
  readonly key: Operand;
}

/** What is measured of a table, in one pass. */
export interface TablePlan {
  readonly type: string;
  readonly table: string;
  readonly where: RowFilter;
  readonly measures: readonly Measure[];
  readonly repetitions: readonly Repetition[];
  /** Places that are bound in a way that no engine can measure. */
  readonly unmeasured: readonly string[];
}

export interface PlanSurroundings {
  readonly dictionary: Dictionary;
  readonly settings: QualitySettings;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** `undefined` for a type that the source keeps no table of. */
export function planTable(type: string, binding: TypeBinding, surroundings: PlanSurroundings): TablePlan | undefined {
  if (binding.table === undefined) return undefined;
  const { places, unmeasured } = placesOf(type, binding, surroundings.dictionary);
  const measures = places.flatMap((place) => measuresOf(place, surroundings));
  return {
    ...{ type, table: binding.table, where: binding.where ?? {}, unmeasured },
    measures: [...measures, ...freshness(type, binding, surroundings)],
    repetitions: repetitionsOf(type, binding, surroundings),
  };
}

function measuresOf(place: Place, surroundings: PlanSurroundings): readonly Measure[] {
  const stated = statedRules.flatMap((rule) => measureOf(rule, place, surroundings) ?? []);
  return [...stated, ...declared(place, surroundings.settings)];
}

function measureOf(rule: DataStatement, place: Place, surroundings: PlanSurroundings): Measure | undefined {
  const { decoding, element, isWholePresent, fieldOf } = place;
  const claim = rule.claim(element, surroundings);
  const takesUnreadable = decoding.unreadableBreaks === rule.id;
  if (claim === undefined && !takesUnreadable) return undefined;
  if (place.isWhole === true && rule.id !== 'DATA-MANDATORY') return undefined;
  if (claim?.needs?.some((name) => fieldOf(name) === undefined) === true) return undefined;
  const rewritten = (condition: Condition) => decoding.rewrite(condition, fieldOf);
  const isThere = all(
    ...(isWholePresent === undefined ? [] : [isWholePresent]),
    ...(rule.judgesAbsence === true ? [] : [decoding.isPresent]),
    ...(rule.judgesAbsence === true || takesUnreadable ? [] : [decoding.isReadable]),
    ...(claim?.when === undefined ? [] : [rewritten(claim.when)]),
  );
  const isBroken = claim === undefined ? [] : [rewritten(claim.brokenWhen)];
  const broken =
    rule.id === 'DATA-MANDATORY'
      ? any(not(decoding.isPresent), oneOf([''], { kind: 'trimmed', of: decoding.stored }))
      : takesUnreadable
        ? any(not(decoding.isReadable), ...isBroken)
        : any(...isBroken);
  return { ...named(place), rule: rule.id, tested: isThere, broken, shown: decoding.stored };
}

function declared(place: Place, { declared: entries }: QualitySettings): readonly Measure[] {
  return entries
    .filter(({ element }) => element === place.path)
    .map(({ values }) => ({
      ...named(place),
      rule: tableRules.declared.id,
      tested: place.decoding.isPresent,
      broken: place.decoding.rewrite(oneOf(values, VALUE), place.fieldOf),
      shown: place.decoding.stored,
    }));
}

/** How long ago a row may have been touched: by its own column, or by an element that says so. */
function freshness(type: string, binding: TypeBinding, { settings, today }: PlanSurroundings): readonly Measure[] {
  const { element, days = settings.freshness.default.days } = settings.freshness.types[type] ?? {};
  const bound = element === undefined ? binding.asOf : binding.fields[element];
  if (bound === undefined || (typeof bound === 'object' && ('parts' in bound || 'columns' in bound))) return [];
  const column = field(typeof bound === 'string' ? bound : bound.column);
  const isCompact = typeof bound === 'object' && bound.format?.startsWith('yyyymmdd') === true;
  const oldest = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  const limit = isCompact ? oldest.replaceAll('-', '') : oldest;
  const place = element === undefined ? `${type}.@updated` : `${type}.${element}`;
  return [
    {
      ...{ place, element: place, rule: tableRules.stale.id, shown: column },
      tested: all(),
      broken: any(not(present(column)), sooner(slice(1, limit.length, column), text(limit))),
    },
  ];
}

function repetitionsOf(type: string, binding: TypeBinding, surroundings: PlanSurroundings): readonly Repetition[] {
  const { dictionary } = surroundings;
  const keys = dictionary.entities.get(type)?.keys ?? binding.keys ?? [];
  const repetitions = keys.flatMap((key): readonly Repetition[] => {
    const names = key.split(' ');
    const columns = names.flatMap((name) => stored(binding, name) ?? []);
    const last = dictionary.elements.get(`${type}.${names.at(-1) ?? ''}`);
    if (columns.length < names.length || last === undefined) return [];
    return [{ ...coordinate(last), rule: tableRules.keyRepeated.id, key: { kind: 'joined', parts: between(columns) } }];
  });
  return [...repetitions, ...likenesses(type, binding, surroundings)];
}

/** Records that are likely to be of one thing: people of one folded name and one day of birth, parcels of one address. */
function likenesses(
  type: string,
  binding: TypeBinding,
  { dictionary, settings }: PlanSurroundings,
): readonly Repetition[] {
  const key = dictionary.elements.get(`${type}.${dictionary.entities.get(type)?.keys[0] ?? ''}`);
  if (key === undefined) return [];
  return settings.duplicates
    .filter(({ entity }) => entity === type)
    .flatMap(({ same, folded }): readonly Repetition[] => {
      const columns = same.flatMap((name): readonly Operand[] => {
        const of = stored(binding, name);
        if (of === undefined) return [];
        return [folded.includes(name) ? { kind: 'folded', of } : of];
      });
      if (columns.length < same.length) return [];
      return [{ ...coordinate(key), rule: tableRules.duplicate.id, key: { kind: 'joined', parts: between(columns) } }];
    });
}

function stored(binding: TypeBinding, name: string): Operand | undefined {
  const bound = binding.fields[name];
  if (bound === undefined || (typeof bound === 'object' && 'parts' in bound)) return undefined;
  return decodingOf(bound)?.stored;
}

/** With a separator that stands in no key. */
function between(parts: readonly Operand[]): readonly Operand[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [text('\u001f'), part]));
}

function named({ path, element }: Place): { readonly place: string; readonly element: string } {
  return { place: path, element: `${element.entity}.${element.name}` };
}

function coordinate({ entity, name }: DictionaryElement): { readonly place: string; readonly element: string } {
  return { place: `${entity}.${name}`, element: `${entity}.${name}` };
}

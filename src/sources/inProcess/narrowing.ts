import type { RowNarrowing, SubjectMap } from '../../model/rows.ts';
import { plainCodec } from '../values/codec.ts';
import type { CompiledType } from './compiledTypes.ts';
import type { ColumnValues } from './rows.ts';
import type { ListNarrowing, Lookup, SubjectColumn } from './selectionPlan.ts';

/** Values of one question (count): where more are admitted, the source answers all. */
const MOST_VALUES = 200;

/**
 * How a list of a type can be narrowed: undefined where its rows are nobody's, and where one of the fields that say whose
 * they are is not here as it is in the dictionary: another source may admit what this one would leave out.
 */
export function listNarrowing(
  field: string,
  list: boolean,
  { name, fields }: CompiledType,
  subjects: SubjectMap,
): ListNarrowing | undefined {
  const saying = subjects.get(name) ?? [];
  if (!list || saying.length === 0) return undefined;
  const columns = saying.flatMap(({ field: subject, kind }): readonly SubjectColumn[] => {
    const leaf = fields.get(subject);
    const [column] = leaf?.kind === 'leaf' ? leaf.columns : [];
    return leaf?.kind === 'leaf' && leaf.codec === plainCodec && column !== undefined ? [{ column, kind }] : [];
  });
  return columns.length === saying.length ? { field, subjects: columns } : undefined;
}

/** The look-up of a list, narrowed to those whose rows are wanted; undefined where it cannot find any. */
export function narrowed(
  lookup: Lookup,
  narrowing: ListNarrowing | undefined,
  rows: RowNarrowing | undefined,
): (Lookup & { readonly only?: readonly ColumnValues[] }) | undefined {
  if (narrowing === undefined || rows === undefined || rows.whole.has(narrowing.field)) return lookup;
  const only = narrowing.subjects.flatMap(({ column, kind }) => {
    const values = [...(rows.admitted.get(kind) ?? [])];
    return values.length === 0 ? [] : [{ column, values }];
  });
  if (only.length === 0) return undefined;
  return only.reduce((sum, { values }) => sum + values.length, 0) > MOST_VALUES ? lookup : { ...lookup, only };
}

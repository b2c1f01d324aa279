import type { RowScope, SubjectKind, SubjectMap } from '../model/rows.ts';

/** Whom an answer tells of is written down, whatever the row rule. */
const RECORDED: readonly SubjectKind[] = ['person', 'organisation'];

/** Subject fields that a request needs. */
export interface NeededSubjects {
  /** The same for requests that need the same fields. */
  readonly key: string;
  readonly subjects: SubjectMap;
}

/**
 * The subject fields by which a row rule decides, and those by which it is written down whom an answer tells of: no others
 * are fetched. Types keep their place without them; their objects are then nobody's whose rows may be seen.
 */
export function neededSubjects(all: SubjectMap): (rows: RowScope | undefined) => NeededSubjects {
  const known = new Map<string, NeededSubjects>();
  const everyKind = [...new Set([...all.values()].flat().map(({ kind }) => kind))];
  const ofAll = needed(undefined);
  return (rows) => (rows === undefined ? ofAll : needed(rows));

  function needed(rows: RowScope | undefined): NeededSubjects {
    const kinds = new Set([...RECORDED, ...(rows === undefined ? [] : (rows.kinds ?? everyKind))]);
    const key = `${rows === undefined ? 'any' : 'some'} ${[...kinds].sort().join()}`;
    const found = known.get(key) ?? { key, subjects: ofKinds(all, kinds) };
    known.set(key, found);
    return found;
  }
}

function ofKinds(all: SubjectMap, kinds: ReadonlySet<SubjectKind>): SubjectMap {
  return new Map([...all].map(([type, fields]) => [type, fields.filter(({ kind }) => kinds.has(kind))]));
}

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
  const everyKind = [...new Set([...all.values()].flat().map(({ kind }) => kind))];
  const ofAll = needed('any', []);
  const ofEveryKind = needed('some', everyKind);
  /** By kinds as scopes list them. */
  const known = new Map<string, NeededSubjects>();
  return (rows) => {
    if (rows === undefined) return ofAll;
    if (rows.kinds === undefined) return ofEveryKind;
    const listed = rows.kinds.join();
    let found = known.get(listed);
    if (found === undefined) known.set(listed, (found = needed('some', rows.kinds)));
    return found;
  };

  function needed(whose: 'any' | 'some', listed: readonly SubjectKind[]): NeededSubjects {
    const kinds = new Set([...RECORDED, ...listed]);
    return { key: `${whose} ${[...kinds].sort().join()}`, subjects: ofKinds(all, kinds) };
  }
}

function ofKinds(all: SubjectMap, kinds: ReadonlySet<SubjectKind>): SubjectMap {
  return new Map([...all].map(([type, fields]) => [type, fields.filter(({ kind }) => kinds.has(kind))]));
}

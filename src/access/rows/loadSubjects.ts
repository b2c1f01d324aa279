import { Kind } from 'graphql';
import type { Dictionary, DictionaryEntity } from '../../model/dictionary.ts';
import type { SubjectKind, SubjectMap } from '../../model/rows.ts';
import { directlyReachable } from './directlyReachable.ts';
import { readSubjects, type StatedSubjects } from './readSubjects.ts';
import { namedType } from '../../util/namedType.ts';

/** Whose the rows are, and which scalars name whom in arguments. */
export interface Subjects {
  readonly subjects: SubjectMap;
  readonly scalars: ReadonlyMap<string, SubjectKind>;
  /** Types of which the gateway itself gives nobody any but their own. */
  readonly ownTypes: ReadonlySet<string>;
}

/**
 * Reads whose rows the objects of each type are, and checks it against the dictionary: a type with personal data that
 * nobody stated would be everybody's.
 *
 * - `files`: `schema/access/subjects.yaml`, and those of ministries that bring words of their own
 * - throws `CONFIG_INVALID` with file and line
 */
export function loadSubjects(files: readonly string[], dictionary: Dictionary): Subjects {
  const stated = files.map(readSubjects);
  const scalars = new Map<string, SubjectKind>();
  for (const file of stated) {
    for (const [name, kind] of Object.entries(file.scalars)) {
      if (!isScalar(dictionary, name)) throw file.wrong(['scalars', name], 'the dictionary has no such scalar');
      scalars.set(name, kind);
    }
  }
  const subjects: SubjectMap = new Map(stated.flatMap((file) => [...checkedTypes(file, dictionary, scalars)]));
  const all = new Set(stated.flatMap(({ types }) => Object.keys(types)));
  const missing = [...dictionary.entities.values()].find((entity) => isPersonal(entity) && !all.has(entity.name));
  const last = stated.at(-1);
  if (missing !== undefined && last !== undefined) {
    const { name, location } = missing;
    throw last.wrong(
      ['types'],
      `${name} (${location.file}:${location.line}) has personal data, and nothing says whose`,
    );
  }
  const ownTypes = stated.flatMap(({ types }) => Object.keys(types).filter((name) => types[name] === 'own'));
  return { subjects, scalars, ownTypes: new Set(ownTypes) };
}

function checkedTypes(
  { types, wrong }: StatedSubjects,
  dictionary: Dictionary,
  scalars: ReadonlyMap<string, SubjectKind>,
): SubjectMap {
  const reachable = directlyReachable(dictionary.document);
  const subjects = new Map<string, { readonly field: string; readonly kind: SubjectKind }[]>();
  for (const [name, fields] of Object.entries(types)) {
    const entity = dictionary.entities.get(name);
    if (entity === undefined) throw wrong(['types', name], 'the dictionary has no such type');
    if (fields === 'own') continue;
    if (fields === 'parent') {
      if (reachable.has(name)) throw wrong(['types', name], 'it can be asked for directly, so it has no parent');
      continue;
    }
    const entries = Object.entries(fields);
    if (entries.length === 0) throw wrong(['types', name], 'it names no field');
    for (const [field, kind] of entries) checkField(entity, field, kind);
    subjects.set(
      name,
      entries.map(([field, kind]) => ({ field, kind })),
    );
  }
  return subjects;

  function checkField(entity: DictionaryEntity, field: string, kind: SubjectKind): void {
    const path = ['types', entity.name, field];
    const element = dictionary.elements.get(`${entity.name}.${field}`);
    if (element === undefined) throw wrong(path, 'the dictionary has no such element');
    const type = namedType(element.type);
    if (type !== 'ID' && !isScalar(dictionary, type)) throw wrong(path, `${type} is no scalar`);
    const told = scalars.get(type);
    if (told !== undefined && told !== kind) throw wrong(path, `${type} names a subject of kind ${told}`);
  }
}

function isPersonal({ elements }: DictionaryEntity): boolean {
  return elements.some(({ dataClass }) => dataClass === 'PERSONAL' || dataClass === 'SENSITIVE');
}

function isScalar({ document }: Dictionary, name: string): boolean {
  return document.definitions.some((node) => node.kind === Kind.SCALAR_TYPE_DEFINITION && node.name.value === name);
}

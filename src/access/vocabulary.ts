import { Kind, type DocumentNode, type TypeNode } from 'graphql';
import type { AgencyName, DataClass, FieldClass } from '../model/access.ts';
import type { Dictionary } from '../model/dictionary.ts';

/** What access rules may know of an element of the dictionary, a relation or a lookup. */
export interface ElementFacts {
  readonly coordinate: string;
  readonly type: string;
  /** Absent where nobody said: then it is in no class, and nothing opens it. */
  readonly dataClass?: DataClass;
  readonly sensitiveKind?: string;
  readonly owner: string;
  /** Named type of its values. */
  readonly valueType: string;
  /** Whether its value is one free text, so that a part of it can be shown. */
  readonly isText: boolean;
}

/** The words that access rules may use, from the dictionary. */
export interface Vocabulary {
  /** By coordinate. */
  readonly elements: ReadonlyMap<string, ElementFacts>;
  readonly types: ReadonlySet<string>;
  readonly scalars: ReadonlySet<string>;
  readonly sensitiveKinds: ReadonlySet<string>;
  readonly agencies: ReadonlyMap<string, AgencyName>;
}

/** Scalars whose values are numbers, times, places or truth: there is no beginning or end of them to show. */
const NOT_TEXT = new Set([
  'Boolean',
  'Float',
  'Int',
  'Date',
  'DateTime',
  'GeoPoint',
  'Geometry',
  'PartialDate',
  'Percent',
  'SquareMetres',
  'Vnd',
]);

const BUILT_IN_TEXT = ['ID', 'String'];

/** The vocabulary of a dictionary, with the class of each of its fields (`fieldClasses`). */
export function vocabularyOf(dictionary: Dictionary, classes: ReadonlyMap<string, FieldClass>): Vocabulary {
  const { document, codeLists } = dictionary;
  const texts = textScalars(document);
  const elements = new Map<string, ElementFacts>();
  const types = new Set<string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const type = node.name.value;
    types.add(type);
    for (const field of node.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      const { name: valueType, isList } = unwrapped(field.type);
      const isText = !isList && texts.has(valueType);
      const { dataClass, sensitiveKind, owner = '' } = classes.get(coordinate) ?? {};
      elements.set(coordinate, {
        coordinate,
        type,
        owner,
        valueType,
        isText,
        ...(dataClass === undefined ? {} : { dataClass }),
        ...(sensitiveKind === undefined ? {} : { sensitiveKind }),
      });
    }
  }
  return {
    elements,
    types,
    scalars: new Set(scalarNames(document)),
    sensitiveKinds: new Set((codeLists.get('SENSITIVE_KIND')?.entries ?? []).map(({ code }) => code)),
    agencies: new Map(
      (codeLists.get('AGENCY')?.entries ?? []).map(({ code, nameVi, nameEn }) => [
        code,
        { code, vi: nameVi, en: nameEn },
      ]),
    ),
  };
}

function scalarNames(document: DocumentNode): readonly string[] {
  return document.definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : []));
}

/** Scalars of free text and of identifiers; a code of a code list is no text. */
function textScalars(document: DocumentNode): ReadonlySet<string> {
  const free = document.definitions.flatMap((node) =>
    node.kind === Kind.SCALAR_TYPE_DEFINITION &&
    node.directives?.every(({ name }) => name.value !== 'codeList') === true
      ? [node.name.value]
      : [],
  );
  return new Set([...BUILT_IN_TEXT, ...free].filter((name) => !NOT_TEXT.has(name)));
}

function unwrapped(type: TypeNode): { readonly name: string; readonly isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, isList: false };
  const inner = unwrapped(type.type);
  return { name: inner.name, isList: inner.isList || type.kind === Kind.LIST_TYPE };
}

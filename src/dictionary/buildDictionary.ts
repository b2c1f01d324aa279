import { print } from 'graphql';
import type { CodeList, CodeListEntry, Dictionary, DictionaryElement, DictionaryEntity } from '../model/dictionary.ts';
import type { DataClass } from '../model/access.ts';
import { codeListOf, formatOf } from './draft/codeListOf.ts';
import { textArgument } from './draft/directiveUse.ts';
import type { DictionaryDraft, DraftCodeList, DraftField, DraftRow, DraftType } from './draft/draft.ts';
import { elementFacts } from './draft/elementFacts.ts';
import { compareVersions } from './compareVersions.ts';

const OWN_COLUMNS = new Set(['code', 'name_vi', 'name_en', 'valid_from', 'valid_to', 'replaced_by']);

/** Makes a dictionary of a draft in which the rules found no error. */
export function buildDictionary(draft: DictionaryDraft): Dictionary {
  const types = [...draft.types.values()];
  const entities = types.filter((type) => type.use?.name === 'entity').map((type) => buildEntity(type, draft));
  const elements = entities.flatMap((entity) => entity.elements);
  return {
    version:
      elements
        .map((element) => element.since)
        .sort(compareVersions)
        .at(-1) ?? '1.0',
    entities: new Map(entities.map((entity) => [entity.name, entity])),
    elements: new Map(elements.map((element) => [`${element.entity}.${element.name}`, element])),
    codeLists: new Map([...draft.codeLists].map(([id, list]) => [id, buildCodeList(list)])),
    document: draft.document,
  };
}

function buildEntity(type: DraftType, draft: DictionaryDraft): DictionaryEntity {
  const dataClass = textArgument(type.use, 'class');
  return {
    name: type.name,
    nameVi: textArgument(type.use, 'vi') ?? '',
    definition: type.node.description?.value ?? '',
    definitionVi: textArgument(type.use, 'defVi') ?? '',
    subject: type.place.file.replace(/\.graphql$/, ''),
    owner: textArgument(type.use, 'owner') ?? '',
    ...(isDataClass(dataClass) ? { dataClass } : {}),
    keys: type.keys,
    elements: type.fields
      .filter((field) => field.use?.name === 'element')
      .map((field) => buildElement(field, type, draft)),
    location: type.place,
  };
}

function buildElement(field: DraftField, type: DraftType, draft: DictionaryDraft): DictionaryElement {
  const { owner = '', dataClass, sensitiveKind, basis = '', since } = elementFacts(field, type);
  const optional = {
    sensitiveKind,
    format: formatOf(field, draft),
    codeList: codeListOf(field, draft),
    rule: textArgument(field.use, 'rule'),
  };
  return {
    id: textArgument(field.use, 'id') ?? '',
    entity: type.name,
    name: field.name,
    nameVi: textArgument(field.use, 'vi') ?? '',
    definition: field.node.description?.value ?? '',
    definitionVi: textArgument(field.use, 'defVi') ?? '',
    owner,
    // The rules admitted no other word; should one slip through, it counts as the strictest.
    dataClass: isDataClass(dataClass) ? dataClass : 'SENSITIVE',
    type: print(field.node.type),
    mandatory: field.use?.arguments['mandatory'] === true,
    basis,
    since,
    location: field.place,
    ...withoutAbsent(optional),
  };
}

function isDataClass(value: string | undefined): value is DataClass {
  return value === 'OPEN' || value === 'INTERNAL' || value === 'PERSONAL' || value === 'SENSITIVE';
}

function buildCodeList(list: DraftCodeList): CodeList {
  return { id: list.id, entries: list.rows.map(buildEntry) };
}

function buildEntry({ cells }: DraftRow): CodeListEntry {
  const extra = Object.fromEntries(
    Object.entries(cells).filter(([column, value]) => !OWN_COLUMNS.has(column) && value !== ''),
  );
  const optional = { validFrom: cells['valid_from'], validTo: cells['valid_to'], replacedBy: cells['replaced_by'] };
  return {
    code: cells['code'] ?? '',
    nameVi: cells['name_vi'] ?? '',
    nameEn: cells['name_en'] ?? '',
    ...withoutAbsent(optional),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

/** The members that hold a text. */
function withoutAbsent<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const present = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(present) as Partial<Record<Key, string>>;
}

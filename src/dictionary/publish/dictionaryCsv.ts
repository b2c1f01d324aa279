import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import { oneLine } from './oneLine.ts';

type Column = readonly [name: string, value: (element: DictionaryElement) => string];

const columns: readonly Column[] = [
  ['id', (element) => element.id],
  ['entity', (element) => element.entity],
  ['name_en', (element) => element.name],
  ['name_vi', (element) => element.nameVi],
  ['definition_en', (element) => oneLine(element.definition)],
  ['definition_vi', (element) => oneLine(element.definitionVi)],
  ['owner', (element) => element.owner],
  ['class', (element) => element.dataClass],
  ['sensitive_kind', (element) => element.sensitiveKind ?? ''],
  ['type', (element) => element.type],
  ['format', (element) => element.format ?? ''],
  ['code_list', (element) => element.codeList ?? ''],
  ['mandatory', (element) => String(element.mandatory)],
  ['rule', (element) => element.rule ?? ''],
  ['basis', (element) => element.basis],
  ['since', (element) => element.since],
];

/** The elements as CSV, one a line, in the order of the files. From: RFC 4180, with line feeds. */
export function dictionaryCsv(dictionary: Dictionary): string {
  const header = columns.map(([name]) => name);
  const rows = [...dictionary.elements.values()].map((element) => columns.map(([, value]) => value(element)));
  return [header, ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { CodeList, Dictionary, DictionaryElement, DictionaryEntity } from '../../model/dictionary.ts';
import { NOTICE } from './notice.ts';
import { oneLine } from './oneLine.ts';

const ELEMENT_HEADER = [
  '| identifier | element | type | class | meaning | rules |',
  '| --- | --- | --- | --- | --- | --- |',
];

/** The dictionary as one Markdown page: a section per subject, a table per entity, then the code lists. */
export function dictionaryPage(dictionary: Dictionary): string {
  const entities = [...dictionary.entities.values()];
  const subjects = [...new Set(entities.map((entity) => entity.subject))];
  return [
    '# Shared data dictionary',
    `Version ${dictionary.version}. ${NOTICE}`,
    `${entities.length} entities, ${dictionary.elements.size} elements, ${dictionary.codeLists.size} code lists. ` +
      'Elements with an asterisk are mandatory.',
    ...subjects.flatMap((subject) => [
      `## ${subject}`,
      ...entities.filter((entity) => entity.subject === subject).map(entitySection),
    ]),
    '## Code lists',
    codeListTable([...dictionary.codeLists.values()]),
    '',
  ].join('\n\n');
}

function entitySection(entity: DictionaryEntity): string {
  const keys = entity.keys.map((key) => `\`${key}\``).join(', ');
  const about = `Owner ${entity.owner}.${keys === '' ? '' : ` Found by ${keys}.`}`;
  return [
    `### ${entity.name} (${entity.nameVi})`,
    `${oneLine(entity.definition)} ${about}`,
    oneLine(entity.definitionVi),
    [...ELEMENT_HEADER, ...entity.elements.map(elementRow)].join('\n'),
  ].join('\n\n');
}

function elementRow(element: DictionaryElement): string {
  const rules = [element.format && `format \`${element.format}\``, element.codeList && `list ${element.codeList}`];
  return row([
    element.id,
    `**${element.name}**${element.mandatory ? '*' : ''}<br>${element.nameVi}`,
    `\`${element.type}\``,
    [element.dataClass, element.sensitiveKind].filter(Boolean).join(' '),
    `${oneLine(element.definition)}<br>${oneLine(element.definitionVi)}`,
    [...rules, element.rule].filter(Boolean).join('; '),
  ]);
}

function codeListTable(codeLists: readonly CodeList[]): string {
  const rows = codeLists.map(({ id, entries }) => {
    const examples = entries.slice(0, 3).map(({ code, nameVi }) => `\`${code}\` ${nameVi}`);
    return row([id, String(entries.length), examples.join(', ')]);
  });
  return ['| list | rows | first codes |', '| --- | --- | --- |', ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}

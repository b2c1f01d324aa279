import type { SqlBinding } from '../../model/binding.ts';
import { bindingYaml } from '../binding/bindingYaml.ts';
import { keptRecords } from '../binding/keptRecords.ts';
import { ministryOf } from '../binding/ministryOf.ts';
import { queriesOf } from '../binding/queriesOf.ts';
import { shapesOf } from '../binding/shapesOf.ts';
import { typesOf } from '../binding/typesOf.ts';
import type { Starter } from '../starterContent.ts';
import { databaseJs } from './databaseJs.ts';
import { readmeMd } from './readmeMd.ts';
import { sqlNotation } from './sqlNotation.ts';
import { tablesOf, type Table } from './tablesOf.ts';
import { tablesSql } from './tablesSql.ts';
import { testJs } from './testJs.ts';

const COMMENT = `Where the gateway finds the words of the shared data dictionary in this database.
A column is a name, or { column, codes, format, separator }: codes leads from your codes to the dictionary's, format says how
days and numbers are written, separator divides a list. See docs/attach-a-ministry.md.
All rows of tables.sql are synthetic.`;

/** A database with its binding. */
export const sqlStarter: Starter = {
  packages: ['sqlite3'],
  scripts: { database: 'node database.js' },
  ignored: ['*.sqlite'],
  files: ({ dictionary, subject, part, records, today }) => {
    const file = `${subject}.sqlite`;
    const shapes = shapesOf(dictionary, part);
    const tables = tablesOf(shapes.entities, keptRecords(shapes.entities, records, today));
    const binding: SqlBinding = {
      ...{ id: subject, kind: 'sql' },
      ministry: ministryOf(dictionary, part.entities),
      connection: { default: `sqlite:${file}` },
      types: typesOf(shapes.entities, sqlNotation),
      queries: queriesOf(dictionary, part.entities),
    };
    return new Map([
      ['binding.yaml', bindingYaml(binding, COMMENT)],
      ['tables.sql', tablesSql(subject, tables)],
      ['database.js', databaseJs(file)],
      ['test/conform.test.js', testJs(elementColumn(tables))],
      ['README.md', readmeMd(subject, file, shapes, tables)],
    ]);
  },
};

/** A column of the first table that holds an element and is no key. */
function elementColumn([table]: readonly Table[]): { readonly table: string; readonly column: string } {
  const column = table?.columns.find(({ name }) => !table.key.includes(name));
  return { table: table?.name ?? '', column: column?.name ?? '' };
}

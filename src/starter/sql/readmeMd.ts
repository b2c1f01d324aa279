import { attachMd, leftOutMd, linksMd } from '../binding/readmeParts.ts';
import type { PartShapes } from '../binding/shapesOf.ts';
import { words } from '../binding/words.ts';
import { columnName, SEPARATOR } from './columnsOf.ts';
import type { Table } from './tablesOf.ts';

/** What a ministry reads first. */
export function readmeMd(
  subject: string,
  file: string,
  { entities, leftOut }: PartShapes,
  tables: readonly Table[],
): string {
  const lists = tables.filter(({ key }) => key.length === 0).map(({ name }) => `\`${name}\``);
  return `# ${subject}: a database to start from, with its binding

The gateway reads a database by itself: what it takes is \`binding.yaml\`, which says where the part ${subject} of the shared
data dictionary stands. Tables and rows are here to begin with; all rows are synthetic. It conforms as it is.

${entities.map(({ name }) => `\`${name}\``).join(', ')}

\`\`\`sh
npm install
npm run database    # ${file}, anew, of tables.sql
npx lienthong conform binding.yaml --keys keys.jsonl
npm test            # the conformance kit, with a database of its own
\`\`\`

| file           | what                                                                              |
| -------------- | --------------------------------------------------------------------------------- |
| \`binding.yaml\` | tables and columns in the dictionary's words; take out what you do not keep        |
| \`tables.sql\`   | the tables with synthetic rows, for SQLite and PostgreSQL                          |
| \`database.js\`  | makes a database of SQLite of them                                                 |
| \`keys.jsonl\`   | records that are there, for the conformance kit                                    |
| \`test/\`        | the tests                                                                          |

## Your own database

1. Put the names of your tables and columns into \`binding.yaml\`. Codes of your own are mapped there
   (\`{ column: mau, codes: { D: RED } }\`), other ways of writing days and numbers have a \`format\`.
2. \`npx lienthong conform binding.yaml --url postgres://…\` (or \`mysql://…\`, \`sqlite:<path>\`) asks it. Only reading is done;
   give it a user that may do no more. Without \`--keys\` the kit begins with the first rows of each table.
3. \`npx lienthong conform watch binding.yaml --url postgres://…\` tests again whenever you have changed it.

Days are \`date\`, moments \`timestamptz\`, numbers with leading zeros and codes \`text\`. \`updated_at\` says when a row was last
touched; without it, take out \`asOf\`. Values of a list stand in one column, divided by \`${SEPARATOR}\`.${
    lists.length === 0 ? '' : ` Lists of objects have a table\nof their own: ${lists.join(', ')}.`
  }
${linksMd(entities, (entity, path) => `${words(entity)}.${columnName(path)}`)}${leftOutMd(leftOut)}${attachMd('SqlBinding', 'holder_person_id')}`;
}

import { attachMd, leftOutMd, linksMd } from '../binding/readmeParts.ts';
import type { PartShapes } from '../binding/shapesOf.ts';
import { collectionOf } from './restNotation.ts';

const LOOKUP = ` Your API must be able to be asked by that key (\`lookups\`).`;

/** What a ministry reads first. */
export function readmeMd(subject: string, { entities, leftOut }: PartShapes): string {
  return `# ${subject}: a REST API to start from, with its binding

The gateway asks a REST API by itself: what it takes is \`binding.yaml\`, which says how the part ${subject} of the shared
data dictionary is asked for, and where its elements stand in an answer. A small API is here to begin with; all records are
synthetic. It conforms as it is.

${entities.map(({ name }) => `\`${name}\``).join(', ')}

\`\`\`sh
npm install
npm start    # http://127.0.0.1:4001
npx lienthong conform binding.yaml --keys keys.jsonl
npm test     # its own tests, and the conformance kit
\`\`\`

| file           | what                                                                                        |
| -------------- | ------------------------------------------------------------------------------------------- |
| \`binding.yaml\` | calls and JSON paths in the dictionary's words; take out what you do not keep                |
| \`server.js\`    | the API; \`findRecords\` answers keys: let it ask your register, or throw it away             |
| \`records.json\` | synthetic records                                                                           |
| \`keys.jsonl\`   | records that are there, for the conformance kit                                             |
| \`test/\`        | the tests                                                                                   |

## Your own API

1. Put your calls (\`endpoints\`) and the JSON paths of your answers (\`types\`) into \`binding.yaml\`. Each entry of \`lookups\` is a call
   that finds objects by one property, best of all many at a time; \`{key}\` in its \`path\` stands for a single key. Calls by GET
   (\`method: GET\`) put keys into addresses, which end up in access logs: not for personal data.
2. Codes of your own are mapped (\`{ column: loai, codes: { CN: '1' } }\`), other ways of writing days and numbers have a
   \`format\`. \`pages\` says where the address of the next page stands, and the number of all objects.
3. \`npx lienthong conform binding.yaml --url https://… --keys keys.jsonl\` asks it, \`lienthong conform watch\` again whenever you
   have changed the binding. A REST API lists nothing: put keys of records that are there into \`keys.jsonl\`.

\`updatedAt\` says when a record was last touched; without it, take out \`asOf\`.
${linksMd(entities, (entity, path) => `${collectionOf(entity)}: ${path.join('.')}`)}${leftOutMd(leftOut)}${attachMd('RestBinding', 'holderPersonId', LOOKUP)}`;
}

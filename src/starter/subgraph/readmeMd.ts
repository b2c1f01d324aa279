/** What a ministry reads first. */
export function readmeMd(subject: string, entities: readonly string[]): string {
  return `# ${subject}: a subgraph to start from

Serves the part ${subject} of the shared data dictionary (${entities.join(', ')}) with synthetic records, and conforms.

\`\`\`sh
npm install
npm start    # http://127.0.0.1:4001/graphql
npm test     # its own tests, and the conformance kit
npx lienthong conform watch http://127.0.0.1:4001/graphql --keys keys.jsonl --watch .
\`\`\`

| file             | what                                                                                       |
| ---------------- | ------------------------------------------------------------------------------------------ |
| \`schema.graphql\` | what is published, in the dictionary's words; take out what you do not keep                |
| \`records.json\`   | synthetic records                                                                          |
| \`subgraph.js\`    | \`findRecord\` answers a key: let it ask your register, many keys with one statement         |
| \`server.js\`      | the server                                                                                 |
| \`keys.jsonl\`     | records that are there, for the conformance kit                                            |
| \`test/\`          | the tests                                                                                  |

Relations to entities of other ministries are not in it: add them with a stub (\`type Person @key(fields: "personalId",
resolvable: false)\`) where your records hold their keys. \`npx lienthong conform ci github\` prints a job for CI, and
\`npx lienthong schema check schema.graphql --source ${subject}\` says what a change would break.
`;
}

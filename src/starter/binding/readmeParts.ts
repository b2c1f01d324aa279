import type { EntityShape, LeftOut } from './shapesOf.ts';

/** Where keys of other records stand, as rows of a table, and how they are written there. */
export function linksMd(
  shapes: readonly EntityShape[],
  nameOf: (entity: string, path: readonly string[]) => string,
): string {
  const rows = shapes.flatMap(({ links }) =>
    links.map(({ entity, field, target, keeper, places }) => {
      const names = places.map(({ leaf }) => `\`${nameOf(keeper, leaf.path)}\``);
      return `| \`${entity}.${field}\` | ${target} | ${names.join(', ')} |`;
    }),
  );
  if (rows.length === 0) return '';
  return `
## How records belong together

How the key is called by which records belong together, the dictionary does not say: where yours hold it under another name
already, put that into \`relations\`. Where many belong to many, \`via\` names what stands in between.

| field | leads to | by |
| ----- | -------- | -- |
${rows.join('\n')}
`;
}

/** What a binding cannot state. */
export function leftOutMd(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const lines = leftOut.map(({ where, why }) => `- \`${where}\`: ${why}.`);
  return `
## What is left out

A binding cannot state it; a subgraph can (\`npx lienthong conform init\` without \`--as\`).

${lines.join('\n')}
`;
}

/**
 * How a binding is attached to a gateway, and what else belongs into it.
 *
 * - `type`: as the gateway's source calls the binding
 * - `column`: where the number of a holder stands, in the form of this kind
 * - `more`: a further sentence about lookups
 */
export function attachMd(type: string, column: string, more = ''): string {
  return `
## Attach it

The gateway reads bindings from its folder \`resolvers/\` (docs/attach-a-ministry.md): what \`binding.yaml\` says stands there as
an object of type \`${type}\`.

Relations to entities of other ministries are not in it. Add them where your records hold the keys of those, as the part land
would: where one is named by its key, and what you keep about it, though it is kept elsewhere.${more}

\`\`\`yaml
LandRight: # one more relation
  relations:
    holder: { to: Person, key: { personalId: ${column} } }
Person: # one more type, without a table
  keys: [personalId]
  fields: {}
  relations:
    landRights: { to: LandRight, on: { personalId: ${column} }, list: true }
\`\`\`
`;
}

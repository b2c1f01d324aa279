/** The file that serves the records. */
export const serverJs = `import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fastify from 'fastify';

/** Synthetic records by collection; your register takes their place. */
const records = JSON.parse(readFileSync(new URL('records.json', import.meta.url), 'utf8'));

/** Keys in one call, and objects on one page (count). */
const LIMIT = 200;

/** Records of a collection whose property has one of the values; nothing where there is no such collection. */
export function findRecords(collection, by, values) {
  const all = Object.hasOwn(records, collection) ? records[collection] : undefined;
  const wanted = new Set(values.map(String));
  return all?.filter((record) => Object.hasOwn(record, by) && wanted.has(String(record[by])));
}

/**
 * Serves the API; port 0 takes any free one. Keys go by POST, as addresses end up in access logs:
 * { "parcelRecordId": ["MAU-1"] } → { "total": 1, "next": null, "items": [ … ] }
 */
export async function startServer(port) {
  const app = fastify();
  app.get('/health', () => ({ status: 'up' }));
  app.post('/:collection/search', (request, reply) => {
    const { collection } = request.params;
    const [[by, values] = [], ...others] = Object.entries(request.body ?? {});
    if (others.length > 0 || !Array.isArray(values) || values.length > LIMIT)
      return reply.code(400).send({ error: \`One property with a list of at most \${LIMIT} values is expected.\` });
    const found = findRecords(collection, by, values);
    if (found === undefined) return reply.code(404).send({ error: 'There is no such collection.' });
    const page = Math.max(1, Number(request.query.page) || 1);
    const size = Math.min(LIMIT, Math.max(1, Number(request.query.size) || LIMIT));
    const isLast = page * size >= found.length;
    return {
      total: found.length,
      next: isLast ? null : \`/\${collection}/search?page=\${page + 1}&size=\${size}\`,
      items: found.slice((page - 1) * size, page * size),
    };
  });
  const url = await app.listen({ port, host: '127.0.0.1' });
  return { url, stop: () => app.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await startServer(Number(process.env.PORT ?? 4001));
  console.log(\`All data is synthetic. \${url}\`);
}
`;

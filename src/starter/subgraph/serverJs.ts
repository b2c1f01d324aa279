/** The file that serves the subgraph. */
export const serverJs = `import { pathToFileURL } from 'node:url';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { schema } from './subgraph.js';

/** Serves the subgraph; port 0 takes any free one. */
export async function startServer(port) {
  const app = fastify();
  await app.register(mercurius, { schema });
  const url = await app.listen({ port, host: '127.0.0.1' });
  return { url: \`\${url}/graphql\`, stop: () => app.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await startServer(Number(process.env.PORT ?? 4001));
  console.log(\`All data is synthetic. \${url}\`);
}
`;

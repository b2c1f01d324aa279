// Hive Gateway with its planner in JavaScript, or with the one in Rust: node hive.mjs SUPERGRAPH_FILE PORT [rust]
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway';

const [file, port, planner] = process.argv.slice(2);
const { unifiedGraphHandler } = planner === 'rust' ? await import('@graphql-hive/router-runtime') : {};
const gateway = createGatewayRuntime({
  supergraph: file,
  logging: false,
  landingPage: false,
  graphiql: false,
  ...(unifiedGraphHandler && { unifiedGraphHandler }),
});
createServer(gateway).listen(Number(port), '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/graphql` }));
});

// Mercurius gateway with its just-in-time compiler: node mercurius.mjs SERVICES_JSON PORT
import Fastify from 'fastify';
import mercuriusGateway from '@mercuriusjs/gateway';

const [services, port] = process.argv.slice(2);
const app = Fastify();
await app.register(mercuriusGateway, {
  jit: 1,
  gateway: { services: JSON.parse(services).map((service) => ({ ...service, connections: 50 })) },
});
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/graphql` }));

import { execute, parse, validate } from 'graphql';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { landRegister, landSchema, landSubgraph, type Fields } from '../support/landRegister.ts';
import type { Started } from '../../support/stockServers.ts';
import type { Asked, Mutation, Wire } from './mutation.ts';

/** The land ministry over HTTP, with one fault at a time. */
export interface MutatedMinistry extends Started {
  readonly plant: (mutation: Mutation | undefined) => void;
}

export async function startMutatedMinistry(): Promise<MutatedMinistry> {
  let mutation: Mutation | undefined;
  let schema = landSubgraph(landRegister());
  let sdl = landSchema;

  async function answer(asked: Asked): Promise<Wire> {
    const wire = { status: 200, type: 'application/json', text: JSON.stringify(await executed(asked)) };
    return mutation?.kind === 'answer' ? mutation.change(wire, asked) : wire;
  }

  async function executed({ query, operationName, variables }: Asked): Promise<unknown> {
    if (query.includes('_service')) return { data: { _service: { sdl } } };
    try {
      const document = parse(query);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      const variableValues = variables as Fields | undefined;
      return await execute({
        schema,
        document,
        ...(variableValues && { variableValues }),
        ...(operationName && { operationName }),
      });
    } catch {
      return { errors: [{ message: 'Syntax error.' }] };
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const wire = await answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked);
      if (wire.delayMs !== undefined) await wait(wire.delayMs);
      response.writeHead(wire.status, {
        'content-type': wire.type,
        ...(wire.location === undefined ? {} : { location: wire.location }),
        ...(wire.isCut === true ? { 'content-length': '1000000' } : {}),
      });
      if (wire.isCut !== true) response.end(wire.text);
      else response.write(wire.text, () => response.destroy());
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    plant: (next) => {
      mutation = next;
      const register = landRegister();
      if (next?.kind === 'data') next.change(register);
      schema = landSubgraph(register);
      sdl = next?.kind === 'schema' ? landSchema.replace(next.from, next.to) : landSchema;
    },
  };
}

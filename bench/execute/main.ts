/**
 * CPU of `execute()` per request over answers that are already there, against parsing all of them, writing all requests and
 * writing the answer with `JSON` and nothing else: what an executor over parsed objects must spend before it merges anything.
 *
 *     npx tsc -p bench/execute
 *     node dist/bench-execute/bench/execute/main.js [seconds per figure] [part of an operation's name] [alone]
 *
 * `alone`: without the comparison, to be profiled
 */
import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, parse } from 'graphql';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { createExecutor } from '../../src/execute/createExecutor.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { cannedSource } from './cannedSource.ts';
import { operations, shop } from './shop.ts';

const seconds = Number(process.argv[2] ?? 2);
const only = process.argv[3];

/** CPU of two works per round (milliseconds), turn by turn, so that a busy machine is busy for both. */
async function compareCpu(works: readonly (() => Promise<void> | void)[]): Promise<readonly number[]> {
  const spent = works.map(() => 0);
  const rounds = works.map(() => 0);
  for (const work of works) for (let at = 0; at < 500; at++) await work();
  const end = performance.now() + seconds * 1000 * works.length;
  while (performance.now() < end) {
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage();
      for (let at = 0; at < 50; at++) await work();
      const { user, system } = process.cpuUsage(before);
      spent[index] = (spent[index] ?? 0) + (user + system) / 1000;
      rounds[index] = (rounds[index] ?? 0) + 50;
    }
  }
  return spent.map((ms, index) => ms / (rounds[index] ?? 1));
}

const sources = shop();
const composed = composeServices(
  sources.map(({ id, subgraphSdl }) => ({ name: id, url: id, typeDefs: parse(subgraphSdl) })),
  { disableValidationRules: ['SatisfiabilityRule'] },
);
if (composed.supergraphSdl === undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
const schema = buildASTSchema(parse(composed.publicSdl));
const planner = createPlanner(composed.supergraphSdl);
const documents = createDocumentStage({ schema });
const scalars = buildScalarRegistry({ document: parse(composed.publicSdl), codeLists: new Map() });
const context = { requestId: 'r', wantsProvenance: false };
const { signal } = new AbortController();

for (const [name, query] of Object.entries(operations)) {
  if (only !== undefined && !name.includes(only)) continue;
  const canned = sources.map(cannedSource);
  const executor = createExecutor({ sources: new Map(canned.map((source) => [source.id, source])), schema, scalars });
  const outcome = documents.prepare({ query, variables: {} }, { profileId: 'bench', refuse: () => undefined });
  if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
  const { operation, variables } = outcome.prepared;
  const plan = planner.plan(operation.text);
  const ask = async (): Promise<Buffer> => {
    const { data, errors } = await executor.execute(plan, operation, variables, context, signal);
    if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
    return Buffer.from([...data].join(''), 'latin1');
  };
  const answer = await ask();
  const parsed = JSON.parse(answer.toString()) as unknown;
  const exchanges = canned.flatMap((source) => [...source.exchanges.values()]);
  const json = () => {
    for (const { body, variables: sent } of exchanges) {
      JSON.parse(body.toString());
      JSON.stringify(sent);
    }
    Buffer.from(JSON.stringify(parsed));
  };
  const executing = async () => {
    await ask();
  };
  const [ours = 0, floor = 0] = await compareCpu(process.argv[4] === 'alone' ? [executing] : [executing, json]);
  const received = exchanges.reduce((sum, { body }) => sum + body.length, 0);
  const sizes = `${String(exchanges.length)} calls, ${(received / 1000).toFixed(1)} kB in, ${(answer.length / 1000).toFixed(1)} kB out`;
  console.log(
    `${name} (${sizes}): ${ours.toFixed(4)} ms, JSON alone ${floor.toFixed(4)} ms, ratio ${(ours / floor).toFixed(2)}`,
  );
}

import { readFileSync } from 'node:fs';
import { graphToServe } from '../../src/compose/graphOfSupergraph.ts';
import { createSupergraphEngine } from '../../src/start/supergraph/supergraphEngine.ts';
import { measure } from './measure.ts';

/** Run as a process of its own: makes a supergraph file ready to be asked, and prints time and memory as JSON. */
const supergraphSdl = readFileSync(process.argv[2] ?? '', 'utf8');
const before = process.memoryUsage.rss();
const { result, wallMs, cpuMs } = await measure(() =>
  createSupergraphEngine({ graph: graphToServe(supergraphSdl), settings: {} }),
);
const after = process.memoryUsage.rss();
console.log(
  JSON.stringify({ sources: result.sources.length, wallMs, cpuMs, addedBytes: after - before, rssBytes: after }),
);
await Promise.all(result.sources.map((source) => source.close()));

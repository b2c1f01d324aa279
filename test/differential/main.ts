import { parseArgs } from 'node:util';
import { searchDifference } from './searchDifference.ts';

/** `npm run differential -- --runs N --seed S`: N graphs with fifty operations each. */
const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
console.log(`Seed ${seed}`);
const { compared, difference } = await searchDifference({
  graphs: Number(values.runs ?? 1_000),
  operations: 50,
  seed,
  shrinkingMs: 120_000,
});
console.log(`${compared} operations were answered alike.`);
if (difference !== undefined) {
  console.log(difference);
  process.exitCode = 1;
}

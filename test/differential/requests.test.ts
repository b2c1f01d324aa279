import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';

const script = new URL('countRequests.ts', import.meta.url).pathname;
const GRAPHS = 60;

/** Lines of the script from a graph on; it may end early. */
function linesFrom(graph: number): Promise<readonly string[]> {
  return new Promise((resolve) =>
    execFile(process.execPath, ['--import', 'tsx', script, String(graph), String(GRAPHS)], (_, stdout) =>
      resolve(stdout.split('\n').filter((line) => line !== '')),
    ),
  );
}

test('no more requests are made than by the ready-made planner, where that one is right', async () => {
  const total = { operations: 0, ours: 0, theirs: 0 };
  for (let graph = 0; graph < GRAPHS;) {
    const lines = await linesFrom(graph);
    for (const line of lines) {
      const [tried = GRAPHS, operations = 0, ours = 0, theirs = 0] = line.split(' ').map(Number);
      total.operations += operations;
      total.ours += ours;
      total.theirs += theirs;
      graph = tried + 1;
    }
    // Nothing at all was printed: the script does not run.
    expect(lines.length).toBeGreaterThan(0);
  }
  expect(total.operations).toBeGreaterThan(200);
  expect(total.ours).toBeLessThanOrEqual(total.theirs);
}, 300_000);

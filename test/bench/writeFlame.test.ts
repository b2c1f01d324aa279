import { expect, test } from '@jest/globals';
import type { FlameBox } from '../../bench/federation/flame/foldSamples.ts';
import { writeFlame } from '../../bench/federation/flame/writeFlame.ts';

function box(name: string, totalUs: number, callees: readonly FlameBox[] = []): FlameBox {
  return { name, file: 'src/execute/write.ts', room: 'src/execute', selfUs: 0, totalUs, callees };
}

test('names are escaped, with characters that XML cannot hold', () => {
  const svg = writeFlame(box('all', 1000, [box('RegExp: <"&\u0001>', 1000)]), 'one & all');
  expect(svg).toContain('<title>RegExp: &lt;&quot;&amp;\uFFFD&gt;, 100.0 %, src/execute/write.ts</title>');
  expect(svg).toContain('<title>one &amp; all</title>');
});

test('boxes of less than 0.3 percent are left out', () => {
  const svg = writeFlame(box('all', 1000, [box('seen', 3), box('unseen', 2)]), 'title');
  expect(svg).toContain('<title>seen, 0.3 %');
  expect(svg).not.toContain('unseen');
});

test('labels are cut to their box, and narrow boxes have none', () => {
  const wide = 'aFunctionWithAVeryLongNameThatNoBoxOfAFewPixelsHolds';
  const svg = writeFlame(box('all', 1000, [box(wide, 100), box('narrowBox', 10)]), 'title');
  expect(svg).toMatch(/>aFunctionWithAV[^<]*…<\/text>/);
  expect(svg).not.toMatch(/<text[^>]*>narrow/);
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree, LEVELS_PER_TILE, type TreeNode } from '../../src/audit/merkle/growingTree.ts';
import { leafHash, nodeHash } from '../../src/audit/merkle/hashes.ts';
import { consistencyRanges, inclusionRanges, isConsistent, isIncluded } from '../../src/audit/merkle/proofs.ts';
import { rangeHash } from '../../src/audit/merkle/rangeHash.ts';

/** The definition of RFC 9162, section 2.1.1, word for word. */
function naiveRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  if (leaves.length === 1) return leaves[0] ?? '';
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

const leafOf = (data: Uint8Array) => leafHash(Buffer.concat([Buffer.of(0), data]));
const leavesOf = (count: number) => Array.from({ length: count }, (_, at) => leafOf(Buffer.from(String(at))));

/** Hashes as the tables keep them. */
function readerOf(leaves: readonly string[]) {
  const nodes: TreeNode[] = [];
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf, nodes);
  const kept = new Map(nodes.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  let read = 0;
  const hashes = (level: number, start: number, end: number) => {
    read += end - start;
    const found = Array.from({ length: end - start }, (_, at) =>
      level === 0 ? leaves[start + at] : kept.get(`${level}/${start + at}`),
    );
    return Promise.resolve(found.map((hash) => hash ?? 'missing'));
  };
  return { hashes, root: tree.root(), count: () => read };
}

/** Inputs and roots of the reference implementation of Certificate Transparency (`merkle_tree_test`). */
const REFERENCE: readonly (readonly [input: string, root: string])[] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

describe('the tree', () => {
  test('has the roots of the reference implementation', () => {
    const tree = new GrowingTree();
    expect(tree.root()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [input, root] of REFERENCE) {
      tree.append(leafOf(Buffer.from(input, 'hex')));
      expect(tree.root()).toBe(root);
    }
  });

  test('grows, and goes on from its peaks, as it is defined', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (first, more) => {
        const leaves = leavesOf(first + more);
        const begun = new GrowingTree();
        for (const leaf of leaves.slice(0, first)) begun.append(leaf);
        const tree = new GrowingTree(begun.size, begun.peaks);
        for (const leaf of leaves.slice(first)) tree.append(leaf);
        expect(tree.root()).toBe(naiveRoot(leaves));
      }),
      { numRuns: 50 },
    );
  });

  test('keeps the complete nodes of every eighth level', () => {
    const leaves = leavesOf(2 ** 16 + 300);
    const nodes: TreeNode[] = [];
    const tree = new GrowingTree();
    for (const leaf of leaves) tree.append(leaf, nodes);
    expect(nodes.filter(({ level }) => level === LEVELS_PER_TILE).map(({ position }) => position)).toEqual(
      Array.from({ length: 257 }, (_, position) => position),
    );
    const [top] = nodes.filter(({ level }) => level === 16);
    expect(top?.hash).toBe(naiveRoot(leaves.slice(0, 2 ** 16)));
  });
});

describe('proofs', () => {
  test('hold for every record and every size, and for nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_500 }), fc.nat(), fc.nat(), async (size, anyIndex, anyFlip) => {
        const index = anyIndex % size;
        const leaves = leavesOf(size);
        const reader = readerOf(leaves);
        const path = await Promise.all(inclusionRanges(index, size).map((range) => rangeHash(reader, range)));
        const claim = { leaf: leaves[index] ?? '', index, size, root: reader.root };
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(isIncluded(claim, path)).toBe(true);
        expect(isIncluded({ ...claim, leaf: leafOf(Buffer.from('other')) }, path)).toBe(false);
        if (path.length === 0) return;
        const wrong = path.with(anyFlip % path.length, '0'.repeat(64));
        expect(isIncluded(claim, wrong)).toBe(false);
        expect(isIncluded(claim, path.slice(1))).toBe(false);
        expect(isIncluded(claim, [...path, '0'.repeat(64)])).toBe(false);
        expect(isIncluded({ ...claim, index: (index + 1) % size }, path)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('of consistency hold for every pair of sizes, and not when a record was altered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_200 }), fc.nat(), fc.nat(), async (size, anyFirst, anyChange) => {
        const first = 1 + (anyFirst % size);
        const leaves = leavesOf(size);
        const reader = readerOf(leaves);
        const path = await Promise.all(consistencyRanges(first, size).map((range) => rangeHash(reader, range)));
        const old = { size: first, root: naiveRoot(leaves.slice(0, first)) };
        expect(isConsistent(old, { size, root: reader.root }, path)).toBe(true);

        const altered = leaves.with(anyChange % first, leafOf(Buffer.from('altered')));
        const other = readerOf(altered);
        const otherPath = await Promise.all(consistencyRanges(first, size).map((range) => rangeHash(other, range)));
        expect(isConsistent(old, { size, root: other.root }, otherPath)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('read some hundreds of hashes, however long the log is', async () => {
    const leaves = leavesOf(100_000);
    const reader = readerOf(leaves);
    for (const range of inclusionRanges(12_345, leaves.length)) await rangeHash(reader, range);
    expect(reader.count()).toBeLessThan(1_500);
  });
});

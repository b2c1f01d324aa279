import Sequencer from '@jest/test-sequencer';

/**
 * Suites that take minutes, the longest first. Jest does not know how long a suite takes before it has run it on the same
 * machine, and goes by the size of its file: one that draws all it does from chance is small, comes last, and is waited for.
 */
const LONGEST = [
  'test/differential/differential.test.ts',
  'test/codegen/findings.test.ts',
  'test/portal/playground.test.ts',
  'test/portal/examples.test.ts',
  'test/conform/bindingStarter.test.ts',
  'test/access/rows/randomOperations.test.ts',
  'test/packed/packed.test.ts',
];

/** Runs those first, and the others in Jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((suite) => path.endsWith(suite));
      return at === -1 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}

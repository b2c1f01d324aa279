// The environment of a test run, read in this one place; what a name means stands beside it.

/** Random operations that are asked under random rules (count); the bar is 100,000. */
export const accessOperations = Number(process.env['LIENTHONG_TEST_ACCESS_OPERATIONS'] ?? '1200');

/** Where they begin, so that a long run asks others than the usual one. */
export const accessSeed = Number(process.env['LIENTHONG_TEST_ACCESS_SEED'] ?? '1');

/** Whether every bit of a small log is changed in turn, which takes a quarter of an hour, and not only some. */
export const isEveryBit = process.env['LIENTHONG_TEST_EVERY_BIT'] === '1';

/** Rounds in which processes that append are killed; the bar is 50. */
export const killRounds = Number(process.env['LIENTHONG_TEST_KILL_ROUNDS'] ?? '4');

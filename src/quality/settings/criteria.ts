/** The five criteria of the DQI: Đúng, Đủ, Sạch, Sống, Thống nhất. The sixth, Dùng chung, is scored by itself. */
export const CRITERIA = ['correct', 'complete', 'clean', 'current', 'consistent'] as const;

export type Criterion = (typeof CRITERIA)[number];

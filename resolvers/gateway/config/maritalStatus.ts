/** What the answer on marital status rests on. From: domain facts on J5. */
export const maritalRules = {
  basis: 'NQ 66.7/2025/NQ-CP; NĐ 87/2020/NĐ-CP',
  /** Civil status sources that must answer before anything is said; the population database is the counter-check. */
  reads: {
    civilStatus: ['marriageRecords'],
    population: ['lifeStatus', 'maritalStatus', 'supersededBy'],
  },
} as const;

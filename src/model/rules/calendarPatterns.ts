/** Day and month of any year, and the 29th of February of leap years: every day that the Gregorian calendar has. */
const MONTHS_AND_DAYS = (separator: string): string =>
  `(?:(?:0[13578]|1[02])${separator}(?:0[1-9]|[12]\\d|3[01])` +
  `|(?:0[469]|11)${separator}(?:0[1-9]|[12]\\d|30)` +
  `|02${separator}(?:0[1-9]|1\\d|2[0-8]))`;

/** `MM-DD` of any year. */
export const ANY_YEARS_DAY = new RegExp(`^${MONTHS_AND_DAYS('-')}$`);
/** Month and day of any year, with nothing between. */
export const ANY_YEARS_DAY_COMPACT = new RegExp(`^${MONTHS_AND_DAYS('')}$`);

/** Years that have a 29th of February: those of four, without whole centuries unless of four themselves. */
export const LEAP_YEAR = /^(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)$/;

export const MONTH = /^(?:0[1-9]|1[0-2])$/;

/** The ministries' databases, one SQLite file each. */
export const MINISTRIES = ['population', 'justice', 'land', 'tax', 'finance', 'health', 'government-office'] as const;

export type MinistryId = (typeof MINISTRIES)[number];

/** Values by column name, in the ministry's own words; columns left out are NULL. */
export type Row = Record<string, string | number | null>;

/** One row on its way into a ministry's table. */
export interface TableRow {
  readonly ministry: MinistryId;
  readonly table: string;
  readonly row: Row;
}

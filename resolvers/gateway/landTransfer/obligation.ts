/** One duty that a transfer brings, as computed here; the tax office's notice alone is binding. Amounts in đồng. */
export interface Obligation {
  readonly taxType: string;
  readonly status: 'COMPUTED' | 'EXEMPT' | 'NOT_COMPUTABLE';
  readonly payer: 'TRANSFEROR' | 'TRANSFEREE';
  readonly taxBase: number | null;
  readonly taxRate: number;
  readonly taxAmount: number | null;
  readonly exemptionReason: string | null;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly basis: string;
}

/** Why an amount is what it is, in both languages. */
export interface ObligationReason {
  readonly vi: string;
  readonly en: string;
}

/** The larger of price and table value, rounded share of it; never negative. */
export function amountOf(taxBase: number, ratePercent: number): number {
  return Math.max(0, Math.round((taxBase * ratePercent) / 100));
}

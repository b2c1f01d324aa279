/** What the gateway would decide about an operation: an answer of `mayI`. */
export interface Decision {
  readonly isValid: boolean;
  readonly issues: readonly { readonly code: string; readonly reasonVi: string; readonly reasonEn: string }[];
  readonly fields: readonly FieldDecision[];
  readonly rowRule: string | null;
  readonly cost: number | null;
  readonly costBudget: number | null;
  readonly sources: readonly { readonly source: string; readonly ministryVi: string; readonly ministryEn: string }[];
}

export interface FieldDecision {
  readonly path: string;
  readonly coordinate: string;
  readonly verdict: 'ALLOW' | 'MASK' | 'REFUSE';
  readonly code: string | null;
  readonly reasonVi: string | null;
  readonly reasonEn: string | null;
  readonly article: string | null;
  readonly ownerVi: string | null;
  readonly ownerEn: string | null;
  readonly mask: string | null;
  readonly openedBy: readonly string[] | null;
}

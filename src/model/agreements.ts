/** What records say of somebody whom they name, and how it stands to what the register says that keeps them. */
export interface Agreements {
  /** Says what the register says; a day that is known in part agrees with those that it may be. */
  readonly same: readonly (Agreement & { readonly isFolded: boolean })[];
  /** Does not say one of `values` of somebody of whom the register says one of `is`. */
  readonly ended: readonly (Agreement & { readonly values: readonly string[]; readonly is: readonly string[] })[];
  /** Is not an identifier in whose place the register has another. */
  readonly replaced: readonly Pick<Agreement, 'element' | 'register'>[];
}

/** Everything by its coordinate in the dictionary. */
export interface Agreement {
  readonly element: string;
  /** Identifier of whom it is said: of the record itself, or of the one to which it belongs. */
  readonly of: string;
  /** What the register says. */
  readonly register: string;
}

export const NO_AGREEMENTS: Agreements = { same: [], ended: [], replaced: [] };

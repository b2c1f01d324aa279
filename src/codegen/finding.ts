/** Something in a team's documents that somebody has to look at. */
export interface Finding {
  /** As it was named on the way in. */
  readonly file: string;
  /** From 1; 0 where the whole file is meant. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What is different since the types were last written, as far as it has to do with this. */
  readonly changes: readonly string[];
  readonly suggestion?: string;
}

/** A field that the purpose refuses, where a document asks for it. */
export interface RefusedField extends Finding {
  readonly coordinate: string;
  readonly reasonVi: string;
  readonly article?: string;
}

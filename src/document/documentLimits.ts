/**
 * How much one document may ask of the gateway before anything expensive is done with it. All are counts, inclusive.
 *
 * The defaults leave room for the journeys (some 500 tokens) and for GraphiQL's introspection (13 levels) several times over.
 * Planning takes longer than in proportion to the fields: nested relations of 2,300 fields took 250 ms and 2,800 fields with
 * arguments 550 ms (two cores, November 2026), 1,500 at most 200 ms; all requests wait while one is planned.
 */
export interface DocumentLimits {
  /** Size of the text (bytes, UTF-8). */
  readonly bytes: number;
  readonly tokens: number;
  /** Brackets of any kind open at once, before parsing; the parser recurses over them. */
  readonly nesting: number;
  /** Characters of a name: of a field, an alias, a variable, … */
  readonly nameLength: number;
  /** Selection sets inside one another, fragments expanded. */
  readonly depth: number;
  /** Selections written in one selection set. */
  readonly breadth: number;
  /** Aliased fields of one selection set. */
  readonly aliases: number;
  /** Fragments defined in the document: validation follows each from every operation and fragment above it. */
  readonly fragments: number;
  /** Directives of the whole document. */
  readonly directives: number;
  /** Fields of an operation, every fragment spread counted with all that it brings. */
  readonly fields: number;
  /** Deferred fragments of an operation, every one counted wherever it is spread. */
  readonly deferred: number;
  /** Lists and input objects inside one another in a literal. */
  readonly literalDepth: number;
  /** Characters of a number. */
  readonly numberLength: number;
  /** Errors reported for one document. */
  readonly errors: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  bytes: 256 * 1024,
  tokens: 10_000,
  nesting: 120,
  nameLength: 100,
  depth: 25,
  breadth: 500,
  aliases: 100,
  fragments: 200,
  directives: 500,
  fields: 1_500,
  deferred: 100,
  literalDepth: 12,
  numberLength: 40,
  errors: 20,
};

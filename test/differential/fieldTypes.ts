/** What a field gives, without its lists and bangs. */
export type Inner =
  | { readonly kind: 'leaf'; readonly name: 'Int' | 'String' | 'Boolean' | 'Colour' }
  | { readonly kind: 'entity' | 'value'; readonly name: string }
  /** An interface or a union, with the types that the sources of the field know. */
  | { readonly kind: 'abstract'; readonly name: string; readonly members: readonly string[] };

/** `!` stands at the outer end; items are never null. */
export interface FieldType {
  readonly inner: Inner;
  readonly lists: number;
  readonly isNonNull: boolean;
}

export function printType({ inner, lists, isNonNull }: FieldType): string {
  let text = inner.name;
  for (let depth = 0; depth < lists; depth++) text = `[${text}!]`;
  return isNonNull ? `${text}!` : text;
}

/** A field that the graph has, whoever answers it. */
export interface GraphField {
  readonly name: string;
  readonly type: FieldType;
  /** Arguments as SDL, or nothing. */
  readonly args: string;
  /** Sources that answer it. */
  readonly owners: readonly string[];
  readonly isComputed: boolean;
}

/** What rows are written from: the fields of every object type, keys aside. */
export interface GraphTypes {
  readonly entities: ReadonlyMap<string, readonly GraphField[]>;
  readonly values: ReadonlyMap<string, readonly GraphField[]>;
  readonly roots: readonly GraphField[];
}

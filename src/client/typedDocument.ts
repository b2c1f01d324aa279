/**
 * A document with the types of its answer and its variables: what `lienthong codegen` writes, and every `TypedDocumentNode`
 * and `TypedDocumentString` of GraphQL Code Generator. The two type parameters are never there at run time.
 */
export interface TypedDocument<Data, Variables> {
  /** Carries the types, under the name that these libraries have agreed on. */
  readonly __apiType?: (variables: Variables) => Data;
}

/** What may stand for a document besides its text. */
interface DocumentParts {
  /** Written by code generators: `hash` is the identifier of a trusted document. */
  readonly __meta__?: { readonly hash?: string } & Readonly<Record<string, unknown>>;
  /** A parsed document (`DocumentNode`) and where it was parsed from. */
  readonly loc?: { readonly source: { readonly body: string } };
  readonly definitions?: readonly { readonly kind: string; readonly operation?: string }[];
}

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** Any document with types; a text is one of unknown types. */
export type AnyDocument<Data, Variables> = TypedDocument<Data, Variables> | string;

/** Identifier under which a document is trusted; undefined where none was generated. */
export function identifierOf(document: AnyDocument<unknown, never>): string | undefined {
  return (document as DocumentParts).__meta__?.hash;
}

/**
 * Text of a document: a string itself, or what a parsed one was parsed from. Undefined for a parsed one that does not know
 * it; then only an identifier, or `print` of graphql, helps.
 */
export function textOf(document: AnyDocument<unknown, never>): string | undefined {
  if (typeof document === 'string') return document;
  if (document instanceof String) return document.toString();
  return (document as DocumentParts).loc?.source.body;
}

/** Whether a document asks, changes or listens; of a text, what its first operation does. */
export function kindOf(document: AnyDocument<unknown, never>): OperationKind {
  const { definitions } = document as DocumentParts;
  const operation = definitions?.find(({ kind }) => kind === 'OperationDefinition')?.operation;
  if (operation !== undefined) return operation as OperationKind;
  return kindOfText(textOf(document) ?? '');
}

/** What is no definition of its own: comments, texts, and everything between brackets, innermost first. */
const ASIDE = [/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*/g, /\{[^{}]*\}|\([^()]*\)/g] as const;

function kindOfText(text: string): OperationKind {
  let left = text.replace(ASIDE[0], '');
  for (let before = ''; before !== left;) [before, left] = [left, left.replace(ASIDE[1], ' ')];
  const [kind] = /\b(?:query|mutation|subscription)\b/.exec(left.replace(/\bfragment\s+\w+\s+on\s+\w+/g, '')) ?? [
    'query',
  ];
  return kind as OperationKind;
}

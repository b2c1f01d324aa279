import {
  buildASTSchema,
  GraphQLError,
  Kind,
  validateSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import { hiddenDemands } from './hiddenDemands.ts';
import { inWordsOf } from './inWordsOf.ts';
import { directivesNamed, textArgument } from '../federation/joinDirectives.ts';
import type { SchemaElement } from './mapElements.ts';
import { publicPart } from './publicPart.ts';
import { readSupergraph } from './readSupergraph.ts';
import { withoutUnreachable } from './withoutUnreachable.ts';

/** What a contract shows. Tags are those of `@tag(name:)`. */
export interface ContractFilter {
  /** Only fields with one of these; the tags of a type are those of all its fields. Empty or absent: every field. */
  readonly include?: readonly string[];
  /** Nothing with one of these, whatever else it has. */
  readonly exclude?: readonly string[];
  /** Whether types that nothing leads to are left out. */
  readonly hideUnreachable?: boolean;
}

/**
 * The same graph with a narrower public schema, for one kind of client: Apollo's contract variants. The supergraph stays
 * whole, so that hidden fields still serve as keys and for `@requires`. Scalars keep their rules and types their words.
 * Throws `CONTRACT_REFUSED` when what is left is not a schema, or an argument is hidden that must be given.
 */
export function contractOf<Whole extends Graph>(
  graph: Whole,
  filter: ContractFilter,
): Whole & { readonly publicDocument: DocumentNode } {
  const document = graph.supergraph ?? readSupergraph(graph.supergraphSdl).document;
  const tagged = { ...document, definitions: document.definitions.map(withInheritedTags) };
  const shown = publicPart(tagged, hides(filter));
  const definitions = filter.hideUnreachable === true ? withoutUnreachable(shown) : shown;
  const publicDocument: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const schema = withDefer(schemaOf(publicDocument));
  const [demand] = hiddenDemands(graph.schema, schema);
  if (demand !== undefined)
    throw new GatewayError('CONTRACT_REFUSED', { reason: `it hides ${demand}, which must be given.` });
  inWordsOf(graph.schema, schema);
  return { ...graph, publicDocument, schema };
}

function schemaOf(document: DocumentNode): GraphQLSchema {
  if (!document.definitions.some((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Query'))
    throw new GatewayError('CONTRACT_REFUSED', { reason: 'it leaves no field of Query.' });
  try {
    const schema = buildASTSchema(document);
    const [problem] = validateSchema(schema);
    if (problem !== undefined) throw problem;
    return schema;
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    throw new GatewayError('CONTRACT_REFUSED', { reason: cause.message }, { cause });
  }
}

/** The tags of an object type or interface are those of all its fields. */
function withInheritedTags(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
  const tags = directivesNamed(node, 'tag');
  if (tags.length === 0) return node;
  const fields = (node.fields ?? []).map((field) => ({ ...field, directives: [...(field.directives ?? []), ...tags] }));
  return { ...node, fields };
}

function hides({ include = [], exclude = [] }: ContractFilter): (element: SchemaElement) => boolean {
  return (element) => {
    const tags = directivesNamed(element, 'tag').map((tag) => textArgument(tag, 'name') ?? '');
    if (tags.some((tag) => exclude.includes(tag))) return true;
    // An argument, a value or an input field belongs to what holds it and needs no tag of its own.
    if (include.length === 0 || element.kind !== Kind.FIELD_DEFINITION) return false;
    return !tags.some((tag) => include.includes(tag));
  };
}

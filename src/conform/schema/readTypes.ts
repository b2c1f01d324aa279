import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type DefinitionNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

export type TypeKind = 'object' | 'interface' | 'union' | 'enum' | 'scalar' | 'input';

export type AnyField = FieldDefinitionNode | InputValueDefinitionNode;

export interface Key {
  readonly fields: string;
  readonly resolvable: boolean;
}

/** A type as a document tells of it, its extensions included. */
export interface TypeView {
  readonly name: string;
  readonly kind: TypeKind;
  readonly fields: ReadonlyMap<string, AnyField>;
  /** Values of an enum, members of a union. */
  readonly members: readonly string[];
  readonly directives: readonly ConstDirectiveNode[];
  readonly keys: readonly Key[];
  readonly isDescribed: boolean;
  /** Line of the document, from 1. */
  readonly line: number;
}

const KINDS: Readonly<Record<string, TypeKind>> = {
  Object: 'object',
  Interface: 'interface',
  Union: 'union',
  Enum: 'enum',
  Scalar: 'scalar',
  InputObject: 'input',
};

/** Types that federation adds to a subgraph. */
const MACHINERY = /^(_Any|_Entity|_Service|_FieldSet|FieldSet|federation__\w+|link__\w+)$/;

/** The types of a document by name; those of federation itself are left out. */
export function readTypes(document: DocumentNode): ReadonlyMap<string, TypeView> {
  const types = new Map<string, TypeView>();
  for (const node of document.definitions) {
    const view = viewOf(node);
    if (view === undefined || MACHINERY.test(view.name)) continue;
    const known = types.get(view.name);
    types.set(view.name, known === undefined ? view : together(known, view));
  }
  return types;
}

function viewOf(node: DefinitionNode): TypeView | undefined {
  if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return undefined;
  const directives = node.directives ?? [];
  return {
    name: node.name.value,
    kind: KINDS[node.kind.replace(/Type(Definition|Extension)$/, '')] ?? 'object',
    fields: new Map(fieldsOf(node).map((field) => [field.name.value, field])),
    members: membersOf(node),
    directives,
    keys: directives.filter((directive) => /^(federation__)?key$/.test(directive.name.value)).map(keyOf),
    isDescribed: isTypeDefinitionNode(node) && node.description !== undefined,
    line: lineOf(node),
  };
}

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

function fieldsOf(type: TypeNode): readonly AnyField[] {
  return 'fields' in type ? (type.fields ?? []) : [];
}

function membersOf(type: TypeNode): readonly string[] {
  const members = 'values' in type ? type.values : 'types' in type ? type.types : undefined;
  return (members ?? []).map((member) => member.name.value);
}

function keyOf(directive: ConstDirectiveNode): Key {
  const isUnresolvable = directive.arguments?.some(
    ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  );
  return { fields: sortedFieldSet(textArgument(directive, 'fields') ?? ''), resolvable: isUnresolvable !== true };
}

/** One spelling of a flat field set: `b  a` is `a b`. */
export function sortedFieldSet(fields: string): string {
  return fields.trim().split(/\s+/).sort().join(' ');
}

/** A text, or a word of an enum, that a directive is given. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** Line of a node, from 1. */
export function lineOf(node: {
  readonly loc?: { readonly startToken: { readonly line: number } } | undefined;
}): number {
  return node.loc?.startToken.line ?? 1;
}

function together(one: TypeView, other: TypeView): TypeView {
  return {
    ...one,
    fields: new Map([...one.fields, ...other.fields]),
    members: [...one.members, ...other.members],
    directives: [...one.directives, ...other.directives],
    keys: [...one.keys, ...other.keys],
    isDescribed: one.isDescribed || other.isDescribed,
  };
}

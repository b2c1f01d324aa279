import { Kind, type ConstDirectiveNode, type FieldDefinitionNode, type TypeDefinitionNode } from 'graphql';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';

/** Directives that a supergraph holds as its graphs stated them. */
const KEPT = new Set(['inaccessible', 'tag', 'deprecated', 'cost', 'listSize']);

/** A graph, and the supergraph's types of which it has a part. */
export interface Within {
  readonly graph: string;
  readonly types: readonly TypeDefinitionNode[];
}

/**
 * A graph's field (`field`, without directives) with what the supergraph (`original`) tells of it.
 *
 * - `part`: the type as it is in this graph, where an interface object is an object; `node`: as it is in the supergraph
 */
export function restoredField(
  field: FieldDefinitionNode,
  original: FieldDefinitionNode,
  { part, node }: { readonly part: TypeDefinitionNode; readonly node: TypeDefinitionNode },
  within: Within,
): FieldDefinitionNode {
  const plain = plainField(field, original, within);
  if (part.kind === Kind.INTERFACE_TYPE_DEFINITION)
    return isNamedOnly(node, field.name.value, within) ? withDirective(plain, 'external') : plain;
  const shared = isShared(original, node, within.graph) || isSharedThroughInterface(original, node, within);
  return shared ? withDirective(plain, 'shareable') : plain;
}

function plainField(field: FieldDefinitionNode, original: FieldDefinitionNode, { graph }: Within): FieldDefinitionNode {
  const own = joinIn(original, graph);
  const givenArguments = new Map((original.arguments ?? []).map((argument) => [argument.name.value, argument]));
  return {
    ...field,
    ...described(original),
    arguments: (field.arguments ?? []).map((argument) => ({
      ...argument,
      directives: kept(givenArguments.get(argument.name.value)?.directives),
    })),
    directives: [
      // What is merged may not stand on a field that is only named.
      ...(isFlagged(own) ? [] : kept(original.directives)),
      ...(own === undefined ? [] : federationDirectives(own)),
    ],
  };
}

function joinIn(field: FieldDefinitionNode, graph: string): ConstDirectiveNode | undefined {
  return directivesNamed(field, 'join__field').find((join) => textArgument(join, 'graph') === graph);
}

/** Whether several graphs answer a field by themselves, this one among them; without `@join__field` all that have its type. */
function isShared(field: FieldDefinitionNode, node: TypeDefinitionNode, graph: string): boolean {
  const joins = directivesNamed(field, 'join__field');
  if (joins.length > 0) return !isFlagged(joinIn(field, graph)) && joins.filter((join) => !isFlagged(join)).length > 1;
  return new Set(directivesNamed(node, 'join__type').map((join) => textArgument(join, 'graph'))).size > 1;
}

/** Whether a graph in which an interface of the type is an object answers the field too: for all that implement it. */
function isSharedThroughInterface(
  original: FieldDefinitionNode,
  node: TypeDefinitionNode,
  { graph, types }: Within,
): boolean {
  if (isFlagged(joinIn(original, graph))) return false;
  const interfaces = directivesNamed(node, 'join__implements').map((join) => textArgument(join, 'interface'));
  return types
    .filter(({ name }) => interfaces.includes(name.value))
    .some((type) => {
      const field = fieldsByName(type).get(original.name.value);
      const others = directivesNamed(type, 'join__type')
        .filter((join) => flagArgument(join, 'isInterfaceObject') === true)
        .map((join) => textArgument(join, 'graph') ?? '');
      return field !== undefined && others.some((other) => isAnswered(field, other));
    });
}

function isAnswered(field: FieldDefinitionNode, graph: string): boolean {
  const join = joinIn(field, graph);
  return join === undefined ? directivesNamed(field, 'join__field').length === 0 : !isFlagged(join);
}

/** A supergraph does not say of an interface's field that a graph only names it; it is so where all its objects do. */
function isNamedOnly(node: TypeDefinitionNode, field: string, { graph, types }: Within): boolean {
  const joins = types.flatMap((type) => {
    const isMember = directivesNamed(type, 'join__implements').some(
      (join) => textArgument(join, 'graph') === graph && textArgument(join, 'interface') === node.name.value,
    );
    const own = isMember ? fieldsByName(type).get(field) : undefined;
    return own === undefined ? [] : [joinIn(own, graph)];
  });
  return joins.length > 0 && joins.every((join) => join !== undefined && flagArgument(join, 'external') === true);
}

function withDirective(field: FieldDefinitionNode, name: string): FieldDefinitionNode {
  return { ...field, directives: [...(field.directives ?? []), directive(name)] };
}

/** The description of a definition, for one that came without. */
export function described({ description }: TypeDefinitionNode | FieldDefinitionNode) {
  return description === undefined ? {} : { description };
}

function federationDirectives(join: ConstDirectiveNode): readonly ConstDirectiveNode[] {
  const texts = (name: string) => textArgument(join, name);
  const [requires, provides, override] = [texts('requires'), texts('provides'), texts('override')];
  const label = texts('overrideLabel');
  return [
    ...(flagArgument(join, 'external') === true ? [directive('external')] : []),
    ...(requires === undefined ? [] : [directive('requires', { fields: requires })]),
    ...(provides === undefined ? [] : [directive('provides', { fields: provides })]),
    ...(override === undefined
      ? []
      : [directive('override', { from: override, ...(label === undefined ? {} : { label }) })]),
  ];
}

/** Whether a graph only names the field, or has lost it to another. */
function isFlagged(join: ConstDirectiveNode | undefined): boolean {
  if (join === undefined) return false;
  return flagArgument(join, 'external') === true || flagArgument(join, 'usedOverridden') === true;
}

/** Fields of an object or interface type by name; none for other types. */
export function fieldsByName(node: TypeDefinitionNode): ReadonlyMap<string, FieldDefinitionNode> {
  const isComposite = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
  return new Map((isComposite ? (node.fields ?? []) : []).map((field) => [field.name.value, field]));
}

/** Those directives that every graph may state again. */
export function kept(directives: readonly ConstDirectiveNode[] | undefined): readonly ConstDirectiveNode[] {
  return (directives ?? []).filter(({ name }) => KEPT.has(name.value));
}

/** A directive with texts for arguments. */
export function directive(name: string, texts: Readonly<Record<string, string>> = {}): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(texts).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: { kind: Kind.STRING, value },
    })),
  };
}

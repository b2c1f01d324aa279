import { Kind, print, visit, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { ADMITTED_DIRECTIVES, isFederationLink, linksOf } from './federationLink.ts';
import { parseFieldSet } from './fieldSet.ts';
import type { Finding } from './finding.ts';

const ADMITTED: ReadonlySet<string> = new Set(ADMITTED_DIRECTIVES);
/** Directives of GraphQL itself, and those that describe without changing what a source is asked. */
const HARMLESS: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf', 'link']);
const HARMLESS_IMPORTS: ReadonlySet<string> = new Set(['FieldSet']);
/** Directives with a field set; `@requires` alone may state arguments. */
const FIELD_SETS: ReadonlySet<string> = new Set(['key', 'requires', 'provides']);
const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Refuses, by name, what would otherwise be passed over in silence or planned wrongly. Renamed imports have their usual
 * names by now (`plainImports`), so that nothing can hide under another.
 *
 * - `@context` and `@fromContext`: the planner does not carry values from an object to what is below it
 * - `@authenticated`, `@policy`, `@requiresScopes`: access is decided by the gateway; to ignore them would be a hole
 * - `@link(for: EXECUTION | SECURITY)` to an unknown specification: it must not be ignored (core-schema specification)
 * - other names for the root types, and another prefix for the federation specification
 */
export function refusedFeatures(source: string, document: DocumentNode): readonly Finding[] {
  const findings: Finding[] = [];
  const refuse = (feature: string, reason: string) =>
    findings.push({ code: 'SUBGRAPH_FEATURE_REFUSED', params: { source, feature, reason } });
  const own = new Set(
    document.definitions.flatMap((node) => (node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [])),
  );

  for (const link of linksOf(document)) checkLink(link, refuse);
  visit(document, {
    OperationTypeDefinition: (node) => {
      if (!ROOTS.has(node.type.name.value))
        refuse(`root type ${node.type.name.value}`, 'root types keep their usual names.');
    },
    Directive: (node) => {
      checkDirective(node as ConstDirectiveNode, own, refuse);
    },
  });
  return findings;
}

type Refuse = (feature: string, reason: string) => void;

function checkLink(link: ConstDirectiveNode, refuse: Refuse): void {
  const url = textOf(valueOf(link, 'url')) ?? '';
  if (!isFederationLink(link)) {
    if (url.startsWith('https://specs.apollo.dev/link/')) return;
    const purpose = valueOf(link, 'for');
    if (purpose !== undefined)
      refuse(`@link to ${url}`, `its meaning is unknown here and it is marked for ${print(purpose)}.`);
    return;
  }
  if (valueOf(link, 'as') !== undefined) refuse('@link(as:)', 'the federation specification keeps its usual name.');
  const imports = valueOf(link, 'import');
  for (const item of imports?.kind === Kind.LIST ? imports.values : []) {
    const name = textOf(item);
    if (name === undefined) refuse('renamed import', 'it cannot be read.');
    else if (!ADMITTED.has(name.replace('@', '')) && !HARMLESS_IMPORTS.has(name))
      refuse(name, 'the gateway does not support it.');
  }
}

function checkDirective(directive: ConstDirectiveNode, own: ReadonlySet<string>, refuse: Refuse): void {
  const name = directive.name.value.replace(/^federation__/, '');
  if (FIELD_SETS.has(name)) checkFieldSet(name, directive, refuse);
  if (ADMITTED.has(name) || HARMLESS.has(name)) return;
  // A declaration may bring descriptive directives of its own, as the dictionary does; they mean nothing to the graph.
  if (own.has(directive.name.value) && !directive.name.value.includes('__')) return;
  refuse(`@${directive.name.value}`, 'the gateway does not support it.');
}

function checkFieldSet(name: string, directive: ConstDirectiveNode, refuse: Refuse): void {
  const fields = textOf(valueOf(directive, 'fields')) ?? '';
  try {
    visit(parseFieldSet(fields), {
      Field: (field) => {
        if (field.alias) refuse(`alias in @${name}`, `${field.alias.value} would stand for another field.`);
        if ((field.arguments ?? []).length > 0 && name !== 'requires')
          refuse(`argument in @${name}`, `${field.name.value} is asked with arguments.`);
      },
      FragmentSpread: (spread) => {
        refuse(`fragment spread in @${name}`, `${spread.name.value} is not defined there.`);
        return false;
      },
    });
  } catch {
    refuse(`@${name}`, 'its field set cannot be read.');
  }
}

function valueOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

function textOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}

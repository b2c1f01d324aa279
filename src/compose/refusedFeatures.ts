import { Kind, print, visit, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { ADMITTED_DIRECTIVES } from './federationLink.ts';
import { parseFieldSet } from './fieldSet.ts';
import type { Finding } from './finding.ts';
import { isFederationLink, linksOf } from './subgraphDocument.ts';

const ADMITTED: ReadonlySet<string> = new Set(ADMITTED_DIRECTIVES);
/** Directives of GraphQL itself, and those that describe without changing what a source is asked. */
const HARMLESS: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf', 'link']);
const HARMLESS_IMPORTS: ReadonlySet<string> = new Set(['FieldSet']);
/** Field sets; the planner takes arguments in them for the client's own selections of the field. */
const FIELD_SETS: ReadonlySet<string> = new Set(['key', 'requires', 'provides']);
const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Refuses, by name, what the composer or the ready-made planner is known to get wrong or to pass over in silence:
 *
 * - `@fromContext` (planned wrongly), `@interfaceObject` (loses `@external`), `@override(label:)` (needs labels per request)
 * - `@authenticated`, `@policy`, `@requiresScopes`: access is decided by the gateway; to ignore them would be a hole
 * - `@link(for: EXECUTION | SECURITY)` to an unknown specification: it must not be ignored (core-schema specification)
 * - renamed imports, under which any of these could hide
 * - a field that leads back to a root type, and a second schema for the root types
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
    ObjectTypeDefinition: (node) => {
      if (node.name.value === 'Subscription') refuse('type Subscription', 'the gateway does not subscribe to sources.');
    },
    FieldDefinition: (node) => {
      const target = print(node.type).replace(/[[\]!]/g, '');
      if (ROOTS.has(target))
        refuse(`field ${node.name.value}: ${target}`, 'a field must not lead back to a root type.');
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
    if (name === undefined) refuse('renamed import', 'federation directives keep their usual names.');
    else if (!ADMITTED.has(name.replace('@', '')) && !HARMLESS_IMPORTS.has(name))
      refuse(name, 'the gateway does not support it.');
  }
}

function checkDirective(directive: ConstDirectiveNode, own: ReadonlySet<string>, refuse: Refuse): void {
  const name = directive.name.value.replace(/^federation__/, '');
  if (name === 'override' && valueOf(directive, 'label') !== undefined)
    refuse('@override(label:)', 'a field has one source at a time here.');
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
        if ((field.arguments ?? []).length > 0)
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

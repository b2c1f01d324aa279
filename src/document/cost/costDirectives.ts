import { Kind, parse, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { Graph } from '../../model/graph.ts';

/** How many items a field answers (`@listSize`). */
export interface ListSize {
  readonly assumedSize?: number;
  /** Each a way into the arguments: `['first']`, or `['filter', 'first']` inside an input object. */
  readonly slicingArguments: readonly (readonly string[])[];
  /** Fields of the answered object that hold the items; empty when the field itself is the list. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** What a schema says about what its parts cost. */
export interface CostDirectives {
  /** Stated weights by coordinate: `Person`, `Person.debts`, `Query.people(first:)`, `Filter.text`. */
  readonly weights: ReadonlyMap<string, number>;
  /** By field coordinate. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

export const NO_COST_DIRECTIVES: CostDirectives = { weights: new Map(), listSizes: new Map() };

/** What a supergraph says; looked for in its text, which may be of megabytes, before that is parsed. */
export function costDirectivesOf({
  supergraphSdl,
  supergraph,
}: Pick<Graph, 'supergraphSdl' | 'supergraph'>): CostDirectives {
  if (!supergraphSdl.includes('/cost/v0.')) return NO_COST_DIRECTIVES;
  return readCostDirectives(supergraph ?? parse(supergraphSdl, { noLocation: true }));
}

/**
 * Reads `@cost` and `@listSize`, under the names that the document's `@link` gives them.
 *
 * From: IBM, GraphQL Cost Directives, draft of 2021; Federation v2.9, where weights are whole numbers.
 */
export function readCostDirectives(document: DocumentNode): CostDirectives {
  const names = directiveNames(document);
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();

  function read(coordinate: string, directives: readonly ConstDirectiveNode[] = []): void {
    for (const directive of directives) {
      const given = argumentsOf(directive);
      const weight = Number(given['weight']);
      if (names.cost.has(directive.name.value) && Number.isFinite(weight)) weights.set(coordinate, weight);
      if (names.listSize.has(directive.name.value)) listSizes.set(coordinate, listSizeOf(given));
    }
  }

  for (const definition of document.definitions) {
    if (!('name' in definition && 'directives' in definition)) continue;
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue;
    const type = definition.name.value;
    read(type, definition.directives);
    for (const field of 'fields' in definition ? (definition.fields ?? []) : []) {
      const coordinate = `${type}.${field.name.value}`;
      read(coordinate, field.directives);
      for (const argument of 'arguments' in field ? (field.arguments ?? []) : [])
        read(`${coordinate}(${argument.name.value}:)`, argument.directives);
    }
  }
  return { weights, listSizes };
}

function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function listSizeOf(given: Readonly<Record<string, unknown>>): ListSize {
  const { assumedSize } = given;
  return {
    ...(typeof assumedSize === 'number' ? { assumedSize } : {}),
    slicingArguments: textsOf(given['slicingArguments']).map((path) => path.split('.')),
    sizedFields: textsOf(given['sizedFields']),
    requireOneSlicingArgument: given['requireOneSlicingArgument'] !== false,
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

interface DirectiveNames {
  readonly cost: ReadonlySet<string>;
  readonly listSize: ReadonlySet<string>;
}

/** Names of the two directives (Apollo, link specification v1.0, "Importing"); without a link, their own. */
function directiveNames(document: DocumentNode): DirectiveNames {
  const cost = new Set(['cost']);
  const listSize = new Set(['listSize', 'cost__listSize']);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      const given = argumentsOf(directive);
      if (directive.name.value !== 'link' || !String(given['url']).includes('/cost/v')) continue;
      for (const item of Array.isArray(given['import']) ? (given['import'] as readonly unknown[]) : []) {
        const { name, as } = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
        if (typeof as !== 'string') continue;
        if (name === '@cost') cost.clear();
        if (name === '@cost') cost.add(as.slice(1));
        if (name === '@listSize') listSize.add(as.slice(1));
      }
    }
  }
  return { cost, listSize };
}

import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from '../../../src/compose/fieldSet.ts';
import { mergeDefinitions } from '../../../src/compose/mergeDefinitions.ts';
import { plainImports } from '../../../src/compose/plainImports.ts';

/** A field as one subgraph's SDL states it. */
export interface SubgraphField {
  readonly definition: FieldDefinitionNode;
  readonly isExternal: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
  readonly override: { readonly from: string; readonly label: string | undefined } | undefined;
}

/** An object type or interface as one subgraph's SDL states it. */
export interface SubgraphType {
  readonly name: string;
  readonly interfaces: readonly string[];
  readonly isInterface: boolean;
  readonly isInterfaceObject: boolean;
  /** Whether it is stated as an extension of another subgraph's type, as in Federation 1 (`extend type`, `@extends`). */
  readonly isExtension: boolean;
  readonly keys: readonly { readonly fields: SelectionSetNode; readonly isResolvable: boolean }[];
  readonly fields: ReadonlyMap<string, SubgraphField>;
}

/** What a subgraph's SDL says, read for the tests alone: nothing of it comes from what is tested. */
export interface SubgraphModel {
  readonly id: string;
  readonly sdl: string;
  readonly types: ReadonlyMap<string, SubgraphType>;
}

/** Reads federation SDL, v1 (`extend type`) or v2. */
export function readSubgraph(id: string, sdl: string): SubgraphModel {
  const types = new Map<string, SubgraphType>();
  const document = plainImports(parse(sdl, { noLocation: true }));
  for (const [name, node] of mergeDefinitions(document)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const isExternal = named(node.directives, 'external').length > 0;
    types.set(name, {
      name,
      interfaces: (node.interfaces ?? []).map((each) => each.name.value),
      isInterface: node.kind === Kind.INTERFACE_TYPE_DEFINITION,
      isInterfaceObject: named(node.directives, 'interfaceObject').length > 0,
      isExtension: named(node.directives, 'extends').length > 0 || extensionsOf(document).has(name),
      keys: named(node.directives, 'key').map((key) => ({
        fields: parseFieldSet(textOf(key, 'fields') ?? ''),
        isResolvable: !flagIsOff(key, 'resolvable'),
      })),
      fields: new Map((node.fields ?? []).map((field) => [field.name.value, readField(field, isExternal)])),
    });
  }
  return { id, sdl, types };
}

/** Types that are extended with a key. */
function extensionsOf({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_EXTENSION && node.kind !== Kind.INTERFACE_TYPE_EXTENSION) return [];
      return named(node.directives, 'key').length > 0 ? node.name.value : [];
    }),
  );
}

function readField(definition: FieldDefinitionNode, isExternal: boolean): SubgraphField {
  const fieldSet = (name: string) => {
    const text = named(definition.directives, name).map((each) => textOf(each, 'fields'))[0];
    return text === undefined ? undefined : parseFieldSet(text);
  };
  const override = named(definition.directives, 'override')[0];
  return {
    definition,
    isExternal: isExternal || named(definition.directives, 'external').length > 0,
    requires: fieldSet('requires'),
    provides: fieldSet('provides'),
    override: override && { from: textOf(override, 'from') ?? '', label: textOf(override, 'label') },
  };
}

function named(directives: readonly ConstDirectiveNode[] | undefined, name: string): readonly ConstDirectiveNode[] {
  return (directives ?? []).filter((each) => each.name.value.replace(/^federation__/, '') === name);
}

function textOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function flagIsOff(directive: ConstDirectiveNode, name: string): boolean {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}

import { Kind, visit, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { textArgument } from '../federation/joinDirectives.ts';
import { isFederationLink, linksOf } from './federationLink.ts';

/**
 * Undoes renamed imports of the federation specification: `{ name: "@key", as: "@primaryKey" }` becomes `"@key"`, and
 * every `@primaryKey` a `@key`, so that the checks after it see a feature under its own name.
 */
export function plainImports(document: DocumentNode): DocumentNode {
  const names = new Map<string, string>();
  for (const link of linksOf(document).filter(isFederationLink))
    for (const item of importsOf(link)) {
      const renamed = renamedImport(item);
      if (renamed !== undefined) names.set(renamed.as.replace(/^@/, ''), renamed.name.replace(/^@/, ''));
    }
  if (names.size === 0) return document;
  return visit(document, {
    Directive: (node) => {
      const name = names.get(node.name.value);
      if (name !== undefined) return { ...node, name: { ...node.name, value: name } };
      if (node.name.value !== 'link' || !isFederationLink(node as ConstDirectiveNode)) return undefined;
      return {
        ...node,
        arguments: (node.arguments ?? []).map((argument) =>
          argument.value.kind !== Kind.LIST
            ? argument
            : {
                ...argument,
                value: {
                  ...argument.value,
                  values: argument.value.values.map((each) => plainName(each as ConstValueNode)),
                },
              },
        ),
      };
    },
    NamedType: (node) => {
      const name = names.get(node.name.value);
      return name === undefined ? undefined : { ...node, name: { ...node.name, value: name } };
    },
  });
}

function importsOf(link: ConstDirectiveNode): readonly ConstValueNode[] {
  const value = link.arguments?.find((argument) => argument.name.value === 'import')?.value;
  return value?.kind === Kind.LIST ? value.values : [];
}

function plainName(item: ConstValueNode): ConstValueNode {
  const renamed = renamedImport(item);
  return renamed === undefined ? item : { kind: Kind.STRING, value: renamed.name };
}

function renamedImport(item: ConstValueNode): { readonly name: string; readonly as: string } | undefined {
  if (item.kind !== Kind.OBJECT) return undefined;
  const fields: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'import' },
    arguments: item.fields.map((field) => ({ ...field, kind: Kind.ARGUMENT as const })),
  };
  const name = textArgument(fields, 'name');
  return name === undefined ? undefined : { name, as: textArgument(fields, 'as') ?? name };
}

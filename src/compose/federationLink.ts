import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** Federation directives that a declaration may use. */
export const ADMITTED_DIRECTIVES = [
  'key',
  'external',
  'requires',
  'provides',
  'shareable',
  'override',
  'inaccessible',
  'tag',
  'extends',
  'interfaceObject',
  'cost',
  'listSize',
] as const;

/** Opt-in to Federation 2 for SDL that lacks it. From: Federation specification v2.9, `@link`. */
export const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${ADMITTED_DIRECTIVES.map((name) => `"@${name}"`).join(', ')}])`;

/** Every `@link` of a document. */
export function linksOf(document: DocumentNode): readonly ConstDirectiveNode[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
      ? (node.directives ?? []).filter((directive) => directive.name.value === 'link')
      : [],
  );
}

/** Whether a `@link` is the one of the federation specification. */
export function isFederationLink(link: ConstDirectiveNode): boolean {
  const url = link.arguments?.find((argument) => argument.name.value === 'url')?.value;
  return url?.kind === Kind.STRING && url.value.startsWith('https://specs.apollo.dev/federation/');
}

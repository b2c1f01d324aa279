/** Federation directives that a declaration may use, unrenamed. */
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
] as const;

/** Opt-in to Federation 2 for SDL that lacks it. From: Federation specification v2.7, `@link`. */
export const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [${ADMITTED_DIRECTIVES.map((name) => `"@${name}"`).join(', ')}])`;

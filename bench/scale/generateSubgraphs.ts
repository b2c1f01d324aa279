/** One generated source. */
export interface GeneratedSubgraph {
  readonly id: string;
  readonly sdl: string;
}

/** Size of a generated federation. */
export interface GeneratedSize {
  readonly sources: number;
  /** Types in each source, its part of the shared entities included. */
  readonly typesPerSource: number;
  readonly sharedEntities: number;
  readonly keysPerEntity: 1 | 2;
}

/** The size that stands for a whole country. */
export const COUNTRY: GeneratedSize = { sources: 120, typesPerSource: 30, sharedEntities: 45, keysPerEntity: 1 };

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires"])';

/**
 * Writes the SDL of many sources. Each has ten of the shared entities with two fields of its own, and types of its own
 * that lead to one another and to the entities. With two keys, odd sources know an entity by the second one alone; each
 * third source, and the entity's first, knows both.
 *
 * `revision` changes one field of the first source, as a ministry's change would.
 */
export function generateSubgraphs(size: GeneratedSize = COUNTRY, revision = 0): readonly GeneratedSubgraph[] {
  return Array.from({ length: size.sources }, (_, source) => ({
    id: `source${source}`,
    sdl: subgraph(size, source, source === 0 ? revision : 0),
  }));
}

/** How many of the shared entities one source knows. */
const ENTITIES_PER_SOURCE = 10;

function subgraph(size: GeneratedSize, source: number, revision: number): string {
  const shared = Math.min(ENTITIES_PER_SOURCE, size.sharedEntities, size.typesPerSource);
  const entities = Array.from({ length: shared }, (_, index) => (source * 7 + index) % size.sharedEntities);
  const own = Array.from({ length: Math.max(0, size.typesPerSource - shared) }, (_, index) => index);
  const queries = [
    ...own.slice(0, 2).map((index) => `  s${source}Own${index}(id: ID!): S${source}Own${index}`),
    ...entities.slice(0, 2).map((entity) => `  s${source}Entity${entity}(id: ID!): Entity${entity}`),
  ];
  return [
    LINK,
    `type Query {\n${queries.join('\n')}\n}`,
    ...entities.map((entity, index) => entityType(size, source, entity, own[index], revision)),
    ...own.map((index) => ownType(source, index, own.length, entities[index % entities.length])),
  ].join('\n');
}

function entityType(
  size: GeneratedSize,
  source: number,
  entity: number,
  own: number | undefined,
  revision: number,
): string {
  const both = size.keysPerEntity === 2 && source % 3 === 0;
  const second = size.keysPerEntity === 2 && !both && source % 2 === 1;
  const keys = both ? ['id', 'code'] : second ? ['code'] : ['id'];
  return `type Entity${entity} ${keys.map((key) => `@key(fields: "${key}")`).join(' ')} {
${keys.map((key) => `  ${key}: ID!`).join('\n')}
  e${entity}s${source}Name: String
  e${entity}s${source}Size: Int
${own === undefined ? '' : `  e${entity}s${source}Own: [S${source}Own${own}!]\n`}${revision === 0 ? '' : `  e${entity}s${source}Revision${revision}: String\n`}}`;
}

function ownType(source: number, index: number, count: number, entity: number | undefined): string {
  return `type S${source}Own${index} {
  id: ID!
  name: String
  size: Int
  next: S${source}Own${(index + 1) % count}
${entity === undefined ? '' : `  entity: Entity${entity}\n`}}`;
}

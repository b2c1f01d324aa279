import { isObjectType, type GraphQLSchema } from 'graphql';
import type { AdminUnitRegistry } from '../model/adminUnit.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Fixtures } from './fixtures/fixtures.ts';
import { nothing, withStated, type Stating } from './fixtures/statedFields.ts';
import { fieldsOfKey, keyOf, keysOf } from './graph/keys.ts';
import { atPlace } from './graph/place.ts';
import { createCodes } from './invent/codes.ts';
import { createDraw } from './invent/draw.ts';
import { joinFields } from './joinFields.ts';
import { createLandBook } from './land/landBook.ts';
import type { Fields, MockDesk, MockRecord, MockWorld } from './mockWorld.ts';
import { createLineage } from './people/lineage.ts';
import { createLives } from './people/lives.ts';
import { createPlaces } from './people/places.ts';
import { createTokens } from './people/tokens.ts';
import { MAKERS } from './records/index.ts';
import { standInFor } from './records/standIns.ts';

export interface MockWorldParts {
  readonly seed: number;
  /** The day on which all of it stands still, `YYYY-MM-DD`. */
  readonly today: string;
  readonly dictionary: Dictionary;
  /** The graph that is served. */
  readonly schema: GraphQLSchema;
  readonly adminUnits: AdminUnitRegistry;
  readonly desk: MockDesk;
  readonly fixtures: Fixtures;
}

/** A key that ends so is unknown to everybody, so that a view can be tried with it. */
const UNKNOWN = '0000';

/** The world behind the mock. Nothing is kept: each record is made when it is asked for, and is the same each time. */
export function createMockWorld(parts: MockWorldParts): MockWorld {
  const { seed, today, dictionary, schema, fixtures } = parts;
  const draw = createDraw(seed);
  const places = createPlaces(parts.adminUnits, today);
  const lineage = createLineage(seed, today);
  const lives = createLives(draw, lineage, today);
  const keys = new Map([...dictionary.entities.values()].map((entity) => [entity.name, keysOf(entity)]));
  const stating: Stating = {
    find,
    isFound: (type) => MAKERS[type] !== undefined || fixtures.has(type),
    keysOf: (type) => keys.get(type) ?? [],
    typeOf: (name) => {
      const type = schema.getType(name);
      return isObjectType(type) ? type : undefined;
    },
  };

  const world: MockWorld = {
    today,
    draw,
    codes: createCodes(dictionary, today),
    places,
    lineage,
    lives,
    tokens: createTokens(seed),
    land: createLandBook(seed, draw, places, lineage),
    desk: parts.desk,
    find,
    findAll: (type, wanted) => wanted.flatMap((key) => find(type, key) ?? []),
    part,
    fixturesWith: (type, fields) =>
      [...(fixtures.get(type) ?? [])].flatMap(([key, stated]) =>
        stated !== null && agrees(stated, fields) ? [key] : [],
      ),
  };
  return world;

  function find(type: string, key: string): MockRecord | null {
    const stated = fixtures.get(type)?.get(key);
    if (stated === null || (stated === undefined && key.endsWith(UNKNOWN))) return null;
    const made = make(type, key, stated);
    if (made === undefined) return null;
    const record = joinFields({ __typename: type }, made, atPlace(key)) as MockRecord;
    return stated === undefined ? record : withStated(stating, record, stated);
  }

  /** What is made up for a key, or for one that stands in for it where only a fixture knows it. */
  function make(type: string, key: string, stated: Fields | undefined): Fields | undefined {
    const maker = MAKERS[type];
    const made = maker?.(world, key);
    if (made !== undefined) return made;
    const [own = []] = stating.keysOf(type);
    if (maker === undefined) return fieldsOfKey(own, key);
    if (stated === undefined) return undefined;
    const standIn = standInFor(world, type, key);
    return joinFields(standIn ?? nothing(stating.typeOf(type)), fieldsOfKey(own, key));
  }

  function part(type: string, fields: Fields): MockRecord {
    const key = keyOf(stating.keysOf(type), fields);
    const record = joinFields({ __typename: type }, fields, atPlace(key ?? '')) as MockRecord;
    const stated = key === undefined ? undefined : fixtures.get(type)?.get(key);
    return stated === undefined || stated === null ? record : withStated(stating, record, stated);
  }
}

function agrees(stated: Fields, fields: Fields): boolean {
  return Object.entries(fields).every(([name, value]) => stated[name] === value);
}

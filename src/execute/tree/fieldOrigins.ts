import type { GraphQLSchema } from 'graphql';
import type { Refusal } from '../../model/access.ts';
import type { FetchNode, Plan, PlanPathSegment } from '../../model/plan.ts';
import { needsRefused } from '../../model/refusal.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import type { AnswerShape } from './answerShape.ts';

interface Claim {
  readonly types: ReadonlySet<string> | undefined;
  readonly fetch: FetchNode;
}

interface Obstacle {
  readonly types: ReadonlySet<string> | undefined;
  readonly refusal: Refusal;
}

/** Which fetch of a plan brings a field: known from the plan alone, by the field's place in the tree of results. */
export class FieldOrigins {
  readonly #claims: Claim[] = [];
  readonly #obstacles: Obstacle[] = [];
  readonly #children = new Map<string, FieldOrigins>();

  child(planKey: string): FieldOrigins {
    let child = this.#children.get(planKey);
    if (child === undefined) this.#children.set(planKey, (child = new FieldOrigins()));
    return child;
  }

  /** The first fetch that brings the field on objects of a type. */
  fetchOn(typename: string): FetchNode | undefined {
    return this.#claims.find(({ types }) => types === undefined || types.has(typename))?.fetch;
  }

  /** Why the field cannot be had on objects of a type: it needs what may not be read. */
  obstacleOn(typename: string): Refusal | undefined {
    return this.#obstacles.find(({ types }) => types === undefined || types.has(typename))?.refusal;
  }

  refuse(refusal: Refusal, types: ReadonlySet<string> | undefined): void {
    this.#obstacles.push({ types, refusal });
  }

  /** The place at the end of a path. */
  at(path: readonly PlanPathSegment[]): FieldOrigins {
    return path.reduce<FieldOrigins>(
      (place, segment) => (segment.kind === 'field' ? place.child(segment.name) : place),
      this,
    );
  }

  claim(shape: AnswerShape, fetch: FetchNode, within: ReadonlySet<string> | undefined): void {
    for (const field of shape) {
      const child = this.child(field.planKey);
      child.#claims.push({ types: narrower(field.types, within), fetch });
      if (field.shape !== undefined) child.claim(field.shape, fetch, undefined);
    }
  }
}

function narrower(
  first: ReadonlySet<string> | undefined,
  second: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return new Set([...first].filter((name) => second.has(name)));
}

/** Types to which a path narrows its last objects. */
function typesAt(schema: GraphQLSchema, path: readonly PlanPathSegment[]): ReadonlySet<string> | undefined {
  const last = path.at(-1);
  return last?.kind === 'types' ? new Set(last.names.flatMap((name) => [...possibleTypes(schema, name)])) : undefined;
}

/** Notes what a fetch brings to the objects at a path. */
export function claimFields(
  schema: GraphQLSchema,
  origins: FieldOrigins,
  path: readonly PlanPathSegment[],
  shape: AnswerShape,
  fetch: FetchNode,
): void {
  origins.at(path).claim(shape, fetch, typesAt(schema, path));
}

/** Notes the fields to which a plan knows no lawful way. */
export function refuseFields(
  schema: GraphQLSchema,
  origins: FieldOrigins,
  { unreachable }: Pick<Plan, 'unreachable'>,
): void {
  for (const { path, responseKey, dependency, ...grounds } of unreachable)
    origins.at(path).child(responseKey).refuse(needsRefused(dependency, grounds), typesAt(schema, path));
}

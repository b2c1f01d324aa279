import { getNamedType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { FieldOrigins, refuseFields } from '../execute/tree/fieldOrigins.ts';
import type { FieldDecision } from '../model/decision.ts';
import type { MaskRule } from '../model/mask.ts';
import type { NormalisedOperation, ProjectedField, Projection } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { possibleTypes } from '../util/possibleTypes.ts';

type Mask = (type: string, field: string) => MaskRule | undefined;

/** A place of the answer: where it is, and what objects can stand there. */
interface Place {
  readonly path: readonly string[];
  readonly types: ReadonlySet<string>;
  readonly origins: FieldOrigins;
}

/** Reads from projection and plan what execution would do with each field. */
class DecisionWalk {
  readonly #schema: GraphQLSchema;
  readonly #mask: Mask;
  /** By path and code: fields that share a place and a fate are told once. */
  readonly #found = new Map<string, FieldDecision>();

  constructor(schema: GraphQLSchema, mask: Mask) {
    this.#schema = schema;
    this.#mask = mask;
  }

  get found(): readonly FieldDecision[] {
    return [...this.#found.values()];
  }

  /** `alongside`: fields that stand in the same place of the answer, and come from another selection. */
  visit({ fields }: Projection, place: Place, alongside: readonly ProjectedField[] = []): void {
    const fetched = [...fields, ...alongside].filter(({ origin }) => origin.kind === 'data');
    for (const field of fields) {
      const same = fetched.filter(({ responseKey }) => responseKey === field.responseKey);
      if (!field.fieldName.startsWith('__')) this.#visitField(field, place, same);
    }
  }

  /** `fetched`: fields with the same response key that are; where there is one, refusals beneath are told there. */
  #visitField(field: ProjectedField, { path, types, origins }: Place, fetched: readonly ProjectedField[]): void {
    const { origin, fieldName, selection } = field;
    const own = [...path, field.responseKey];
    const beside = fetched.flatMap((each) => (each === field ? [] : (each.selection?.fields ?? [])));
    const applying = [...types].filter((type) => field.onTypes?.has(type) !== false);
    if (origin.kind === 'refused' && fetched.length > 0 && selection !== undefined) {
      const inner = new Set(applying.flatMap((type) => [...this.#typesOf(type, fieldName)]));
      this.visit(selection, { path: own, types: inner, origins: new FieldOrigins() }, beside);
      return;
    }
    if (origin.kind === 'refused') {
      for (const { path: below, refusal } of origin.refused) {
        const coordinate = this.#coordinate(field, applying, below);
        this.#note({ path: [...own, ...below], coordinate, refusal, ...placeOf(field) });
      }
      return;
    }
    const below = origin.kind === 'data' ? origins.child(origin.planKey) : new FieldOrigins();
    const answered = applying.filter((type) => {
      const refusal = below.obstacleOn(type);
      const coordinate = `${type}.${fieldName}`;
      const mask = this.#mask(type, fieldName);
      if (refusal === undefined) this.#note({ path: own, coordinate, ...(mask && { mask }) });
      else this.#note({ path: own, coordinate, refusal, ...placeOf(field) });
      return refusal === undefined;
    });
    if (selection === undefined) return;
    const inner = new Set(answered.flatMap((type) => [...this.#typesOf(type, fieldName)]));
    if (inner.size > 0) this.visit(selection, { path: own, types: inner, origins: below }, beside);
  }

  #note(decision: FieldDecision): void {
    const { path, refusal, mask } = decision;
    const key = [...path, refusal?.code ?? '', mask ? 'masked' : ''].join('\n');
    if (!this.#found.has(key)) this.#found.set(key, decision);
  }

  /** The coordinate at the end of a way through what is all refused. */
  #coordinate(field: ProjectedField, types: readonly string[], below: readonly string[]): string {
    const [type = ''] = types;
    const [next, ...rest] = below;
    const inner = next === undefined ? undefined : field.selection?.fields.find((each) => each.responseKey === next);
    if (inner === undefined) return `${type}.${field.fieldName}`;
    const innerTypes = types.flatMap((each) => [...this.#typesOf(each, field.fieldName)]);
    return this.#coordinate(
      inner,
      innerTypes.filter((each) => inner.onTypes?.has(each) !== false),
      rest,
    );
  }

  #typesOf(type: string, fieldName: string): ReadonlySet<string> {
    const parent = this.#schema.getType(type);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName] : undefined;
    return field === undefined ? new Set() : possibleTypes(this.#schema, getNamedType(field.type).name);
  }
}

function placeOf({ place }: ProjectedField): Pick<FieldDecision, 'place'> {
  return place === undefined ? {} : { place };
}

/** What execution would do with each field of an operation, in the order of its document. */
export function fieldDecisions(
  schema: GraphQLSchema,
  { kind, projection }: NormalisedOperation,
  plan: Plan,
  mask: Mask = () => undefined,
): readonly FieldDecision[] {
  const origins = new FieldOrigins();
  refuseFields(schema, origins, plan);
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  const walk = new DecisionWalk(schema, mask);
  walk.visit(projection, { path: [], types: new Set([root[kind]?.name ?? '']), origins });
  return walk.found;
}

import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isNonNullType,
  type GraphQLSchema,
} from 'graphql';
import type { FetchNode } from '../model/plan.ts';
import type { ProjectedField, Projection } from '../model/operation.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { compileCompleter, FAILED, type Completer } from './completers.ts';
import type { FieldOrigins } from './fieldOrigins.ts';
import { outputField } from './outputField.ts';
import type { ProjectionRun } from './projectionRun.ts';
import type { ResultObject } from './resultTree.ts';
import { setKey } from './setKey.ts';
import { uniqueRefusals } from './uniqueRefusals.ts';

/** A field of the answer on one object type. */
export interface CompiledField {
  readonly responseKey: string;
  /** Key in the tree; absent for what is answered here. */
  readonly planKey: string | undefined;
  /** `Person.fullName` */
  readonly coordinate: string;
  readonly fetch: FetchNode | undefined;
  readonly selection: CompiledSelection | undefined;
  /** Object type of a value of this field; undefined when the value does not say. */
  readonly typeOf: (value: ResultObject) => string | undefined;
  readonly complete: (object: ResultObject, run: ProjectionRun) => unknown;
}

interface Surroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
}

/** The client's selection at one place, compiled per object type when the first object of that type comes by. */
export class CompiledSelection {
  readonly #surroundings: Surroundings;
  readonly #projections: readonly Projection[];
  readonly #origins: FieldOrigins;
  readonly #byType = new Map<string, readonly CompiledField[]>();

  constructor(surroundings: Surroundings, projections: readonly Projection[], origins: FieldOrigins) {
    this.#surroundings = surroundings;
    this.#projections = projections;
    this.#origins = origins;
  }

  /** Fields in the order of the document, merged by response key (GraphQL specification §6.3.2). */
  fieldsOn(typename: string): readonly CompiledField[] {
    let fields = this.#byType.get(typename);
    if (fields === undefined) this.#byType.set(typename, (fields = this.#compile(typename)));
    return fields;
  }

  /** Every field is completed, also after one has failed: the errors of its neighbours belong to the answer too. */
  readonly complete = (object: ResultObject, typename: string, run: ProjectionRun): unknown => {
    const answer: ResultObject = {};
    const fields = this.fieldsOn(typename);
    run.budget.spend(fields.length);
    let hasFailed = false;
    for (const field of fields) {
      run.path.push(field.responseKey);
      const completed = field.complete(object, run);
      run.path.pop();
      if (completed === FAILED) hasFailed = true;
      else setKey(answer, field.responseKey, completed);
    }
    return hasFailed ? FAILED : answer;
  };

  #compile(typename: string): readonly CompiledField[] {
    const byKey = new Map<string, ProjectedField[]>();
    for (const { fields } of this.#projections) {
      for (const field of fields) {
        if (field.onTypes?.has(typename) === false) continue;
        const same = byKey.get(field.responseKey);
        if (same === undefined) byKey.set(field.responseKey, [field]);
        else same.push(field);
      }
    }
    return [...byKey.values()].flatMap((fields) => this.#compileField(typename, fields));
  }

  #compileField(typename: string, fields: readonly ProjectedField[]): readonly CompiledField[] {
    const [first] = fields;
    if (first === undefined) return [];
    const { schema } = this.#surroundings;
    const { responseKey, fieldName, place } = first;
    const coordinate = `${typename}.${fieldName}`;
    const local = {
      responseKey,
      coordinate,
      planKey: undefined,
      fetch: undefined,
      selection: undefined,
      typeOf: () => undefined,
    };
    const definition = outputField(schema, typename, fieldName);
    const origin = fields.map((field) => field.origin).find(({ kind }) => kind !== 'refused');
    if (origin?.kind === 'typename' || definition === undefined) return [{ ...local, complete: () => typename }];
    if (origin?.kind !== 'data') {
      const refused = uniqueRefusals(fields);
      const instead = isNonNullType(definition.type) ? FAILED : null;
      return [
        {
          ...local,
          complete: (_object, run) => {
            for (const { path, refusal } of refused)
              run.report(refusal.code, refusal.params, place, undefined, { beneath: path });
            return instead;
          },
        },
      ];
    }
    const { planKey } = origin;
    const origins = this.#origins.child(planKey);
    const fetch = origins.fetchOn(typename);
    const projections = fields.flatMap(({ selection }) => selection ?? []);
    const type = getNamedType(definition.type);
    const selection = isCompositeType(type)
      ? new CompiledSelection(this.#surroundings, projections, origins)
      : undefined;
    const complete: Completer = compileCompleter(definition.type, {
      ...this.#surroundings,
      coordinate,
      source: fetch?.source,
      place,
      object: selection?.complete ?? (() => FAILED),
    });
    return [
      {
        responseKey,
        planKey,
        coordinate,
        fetch,
        selection,
        typeOf: isAbstractType(type) ? namedType : () => type.name,
        // At `__schema` and `__type`; what is under them is completed within them.
        complete:
          isIntrospectionType(type) && !typename.startsWith('__')
            ? (object, run) => run.introspecting(() => complete(object[planKey], run))
            : (object, run) => complete(object[planKey], run),
      },
    ];
  }
}

function namedType(value: ResultObject): string | undefined {
  const typename = value['__typename'];
  return typeof typename === 'string' ? typename : undefined;
}

/** Compiles the projection of an operation over the plan that answers it. */
export function compileProjection(
  surroundings: Surroundings,
  projection: Projection,
  origins: FieldOrigins,
): CompiledSelection {
  return new CompiledSelection(surroundings, [projection], origins);
}

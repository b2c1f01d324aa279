import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  type GraphQLSchema,
} from 'graphql';
import type { FetchNode } from '../model/plan.ts';
import type { ProjectedField, Projection } from '../model/operation.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { ByteText } from '../util/byteText.ts';
import type { FieldOrigins } from './fieldOrigins.ts';
import type { Layout } from './layout.ts';
import { leafWriter } from './leafText.ts';
import { outputField } from './outputField.ts';
import type { ProjectionRun } from './projectionRun.ts';
import type { ResultNode } from './resultNode.ts';
import { uniqueRefusals } from './uniqueRefusals.ts';
import { compileWriter, FAILED, type ValueWriter } from './valueWriters.ts';

/** A field of the answer on one object type. */
export interface CompiledField {
  readonly responseKey: string;
  /** `"key":` */
  readonly head: ByteText;
  /** `,"key":` */
  readonly nextHead: ByteText;
  /** Where the value stands in an object; absent for what is answered here. */
  readonly slot: number | undefined;
  /** `Person.fullName` */
  readonly coordinate: string;
  readonly fetch: FetchNode | undefined;
  readonly selection: CompiledSelection | undefined;
  /** Object type of a value of this field; undefined when the value does not say. */
  readonly typeOf: (node: ResultNode) => string | undefined;
  /** Of a leaf: whether a text goes into the answer as it is. */
  readonly isPlain: ((raw: ByteText) => boolean) | undefined;
  readonly write: (node: ResultNode, run: ProjectionRun) => ByteText;
}

interface Surroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
}

/** The client's selection at one place, compiled per object type when the first object of that type comes by. */
export class CompiledSelection {
  readonly layout: Layout;
  readonly #surroundings: Surroundings;
  readonly #projections: readonly Projection[];
  readonly #origins: FieldOrigins;
  readonly #byType = new Map<string, readonly CompiledField[]>();

  constructor(surroundings: Surroundings, projections: readonly Projection[], origins: FieldOrigins, layout: Layout) {
    this.#surroundings = surroundings;
    this.#projections = projections;
    this.#origins = origins;
    this.layout = layout;
  }

  /** Fields in the order of the document, merged by response key (GraphQL specification §6.3.2). */
  fieldsOn(typename: string): readonly CompiledField[] {
    let fields = this.#byType.get(typename);
    if (fields === undefined) this.#byType.set(typename, (fields = this.#compile(typename)));
    return fields;
  }

  /**
   * Every field is written, also after one has failed: the errors of its neighbours belong to the answer too. An object in
   * which nothing fails is written once.
   */
  readonly write = (node: ResultNode, typename: string, run: ProjectionRun): ByteText => {
    const { budget } = run;
    if (node.written === this && run.mayReuse) {
      budget.spend(node.values);
      // Put together the first time it is needed again, so that it is copied in one go each time after.
      node.text.charCodeAt(0);
      return node.text;
    }
    const { failures } = run;
    const { spent } = budget;
    const fields = this.fieldsOn(typename);
    const { path } = run;
    const depth = path.length;
    budget.spend(fields.length);
    let text: ByteText = '{';
    let hasFailed = false;
    for (const field of fields) {
      path[depth] = field.responseKey;
      const { slot, isPlain } = field;
      const value = slot === undefined ? undefined : node.slots[slot];
      const written = typeof value === 'string' && isPlain?.(value) === true ? value : field.write(node, run);
      if (written === FAILED) hasFailed = true;
      else text += (text.length === 1 ? field.head : field.nextHead) + written;
    }
    path.length = depth;
    if (hasFailed) return FAILED;
    text = run.bound(`${text}}`);
    if (run.mayReuse && run.failures === failures) {
      node.written = this;
      node.text = text;
      node.values = budget.spent - spent;
    }
    return text;
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
      head: `"${responseKey}":`,
      nextHead: `,"${responseKey}":`,
      coordinate,
      slot: undefined,
      fetch: undefined,
      selection: undefined,
      isPlain: undefined,
      typeOf: () => undefined,
    };
    const definition = outputField(schema, typename, fieldName);
    const origin = fields.map((field) => field.origin).find(({ kind }) => kind !== 'refused');
    if (origin?.kind === 'typename' || definition === undefined) {
      const text = `"${typename}"`;
      return [{ ...local, write: () => text }];
    }
    if (origin?.kind !== 'data') {
      const refused = uniqueRefusals(fields);
      const instead = isNonNullType(definition.type) ? FAILED : 'null';
      return [
        {
          ...local,
          write: (_node, run) => {
            for (const { path, refusal } of refused)
              run.report(refusal.code, refusal.params, place, undefined, { beneath: path });
            return instead;
          },
        },
      ];
    }
    const { planKey } = origin;
    const origins = this.#origins.child(planKey);
    const dependency = origins.obstacleOn(typename);
    if (dependency !== undefined) {
      const instead = isNonNullType(definition.type) ? FAILED : 'null';
      return [
        {
          ...local,
          write: (_node, run) => {
            run.report('FIELD_NEEDS_REFUSED', { dependency }, place, undefined);
            return instead;
          },
        },
      ];
    }
    const fetch = origins.fetchOn(typename);
    const projections = fields.flatMap(({ selection }) => selection ?? []);
    const type = getNamedType(definition.type);
    const nullable = getNullableType(definition.type);
    const selection = isCompositeType(type)
      ? new CompiledSelection(this.#surroundings, projections, origins, this.layout.child(planKey))
      : undefined;
    const write: ValueWriter = compileWriter(definition.type, {
      ...this.#surroundings,
      coordinate,
      source: fetch?.source,
      place,
      object: selection?.write ?? (() => FAILED),
    });
    const slot = this.layout.slot(planKey);
    return [
      {
        ...local,
        slot,
        coordinate,
        fetch,
        selection,
        isPlain: isLeafType(nullable) ? leafWriter(nullable, this.#surroundings.scalars).isPlain : undefined,
        typeOf: isAbstractType(type) ? ({ said }) => said : () => type.name,
        // At `__schema` and `__type`; what is under them is written within them.
        write:
          isIntrospectionType(type) && !typename.startsWith('__')
            ? (node, run) => run.introspecting(() => write(node.slots[slot], run))
            : (node, run) => write(node.slots[slot], run),
      },
    ];
  }
}

/** Compiles the projection of an operation over the plan that answers it. `layout`: of the root of the tree. */
export function compileProjection(
  surroundings: Surroundings,
  projection: Projection,
  origins: FieldOrigins,
  layout: Layout,
): CompiledSelection {
  return new CompiledSelection(surroundings, [projection], origins, layout);
}

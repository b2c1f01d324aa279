import { isAbstractType, type GraphQLSchema } from 'graphql';
import type { ByteText } from '../../util/byteText.ts';
import type { AnswerShape, ShapeField } from './answerShape.ts';
import type { Layout } from './layout.ts';
import { listsAround } from './listsAround.ts';
import type { WholeShape } from './wholeShape.ts';

/** A key of an object of a known type, ready to be read. */
export interface SlotField {
  readonly key: string;
  /** `"key":` */
  readonly head: ByteText;
  readonly index: number;
  readonly slot: number;
  readonly name: string;
  readonly isTypename: boolean;
  /** Whether an object without it is not what was asked for. */
  readonly isRequired: boolean;
  /** Only compared with what was asked for, never taken over. */
  readonly isProbe: boolean;
  /** Lists around the value by its type (count). */
  readonly listDepth: number;
  readonly inner: ObjectShape | undefined;
  /** Where its text can be taken over into the answer. */
  readonly whole: WholeShape | undefined;
}

/** What a fetch asks for of an object of one type, in the order in which it asks. */
export interface TypeShape {
  readonly fields: readonly SlotField[];
  /** By key in the answer. */
  readonly byKey: ReadonlyMap<string, SlotField>;
  readonly layout: Layout;
  /** Keys that were asked for; probes do not count (count). */
  readonly asked: number;
  /** Where in the text of such an object its values are likely to differ from those of others (offset). */
  readonly telling: number;
}

/** Different types that are remembered at one place (count): a source may invent names. */
const MOST_TYPES = 1_000;

/** What a fetch asks for at one place; compiled per type when the first object of that type comes by. */
export class ObjectShape {
  readonly layout: Layout;
  /** Whether it depends on the type of the object. */
  readonly dependsOnType: boolean;
  readonly asksTypename: boolean;
  readonly #schema: GraphQLSchema;
  readonly #fields: AnswerShape;
  readonly #probes: readonly string[];
  readonly #byType = new Map<string | undefined, TypeShape>();
  #single: TypeShape | undefined;

  /** `probes`: keys of entities that tell whose answer it is, should the source answer them unasked. */
  constructor(schema: GraphQLSchema, fields: AnswerShape, layout: Layout, probes: readonly string[] = []) {
    this.#schema = schema;
    this.#fields = fields;
    this.layout = layout;
    this.#probes = probes;
    this.dependsOnType = fields.some(({ types }) => types !== undefined);
    this.asksTypename = fields.some(({ name }) => name === '__typename');
  }

  /** The one shape of objects of all types; undefined when it depends on the type. */
  get single(): TypeShape | undefined {
    if (this.dependsOnType) return undefined;
    return (this.#single ??= this.#compile(undefined));
  }

  forType(typename: string | undefined): TypeShape {
    if (this.single !== undefined) return this.single;
    let shape = this.#byType.get(typename);
    if (shape === undefined) {
      // The name of an interface says nothing of the object's own type (`@interfaceObject`).
      const isOpen = typename === undefined || isAbstractType(this.#schema.getType(typename));
      shape = this.#compile(isOpen ? undefined : typename);
      if (this.#byType.size < MOST_TYPES) this.#byType.set(typename, shape);
    }
    return shape;
  }

  #compile(typename: string | undefined): TypeShape {
    const byKey = new Map<string, ShapeField[]>();
    for (const field of this.#fields) {
      if (typename !== undefined && field.types?.has(typename) === false) continue;
      const same = byKey.get(field.key);
      if (same === undefined) byKey.set(field.key, [field]);
      else same.push(field);
    }
    const fields: SlotField[] = [];
    for (const same of byKey.values()) fields.push(this.#compileField(same, fields.length, typename));
    const asked = fields.length;
    for (const name of this.#probes) if (!byKey.has(name)) fields.push(this.#probe(name, fields.length));
    const shape: TypeShape = {
      fields,
      asked,
      byKey: new Map(fields.map((field) => [field.key, field])),
      layout: this.layout,
      telling: tellingOffset(fields, typename),
    };
    return shape;
  }

  #compileField(same: readonly ShapeField[], index: number, typename: string | undefined): SlotField {
    const [first] = same;
    if (first === undefined) throw new TypeError('A key without fields.');
    const { key, planKey, name } = first;
    const inside = same.flatMap(({ shape }) => shape ?? []);
    const isComposite = same.some(({ shape }) => shape !== undefined);
    const isTypename = name === '__typename';
    return {
      key,
      head: `"${key}":`,
      index,
      slot: isTypename ? -1 : this.layout.slot(planKey),
      name,
      isTypename,
      isRequired: typename !== undefined || same.some(({ types }) => types === undefined),
      isProbe: false,
      listDepth: listsAround(same.find(({ type }) => type !== undefined)?.type),
      inner: isComposite ? new ObjectShape(this.#schema, inside, this.layout.child(planKey)) : undefined,
      whole: isComposite ? this.layout.child(planKey).whole : undefined,
    };
  }

  #probe(name: string, index: number): SlotField {
    return {
      key: name,
      head: `"${name}":`,
      index,
      slot: name === '__typename' ? -1 : this.layout.slot(`?${name}`),
      name,
      isTypename: name === '__typename',
      isRequired: false,
      isProbe: true,
      listDepth: 0,
      inner: undefined,
      whole: undefined,
    };
  }
}

/** The first value that is not the name of the type: usually a key. */
function tellingOffset(fields: readonly SlotField[], typename: string | undefined): number {
  let offset = 1;
  for (const { head, isTypename } of fields) {
    offset += head.length;
    if (!isTypename) return offset + 1;
    offset += (typename?.length ?? 8) + 3;
  }
  return offset;
}

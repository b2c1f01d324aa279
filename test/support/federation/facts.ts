import { Kind, valueFromASTUntyped, type FieldNode, type SelectionSetNode } from 'graphql';
import { applyArguments, canonical, checksum, type Arguments } from './fieldArguments.ts';
import { shapeOf, type GraphModel } from './graphModel.ts';
import type { Row, World } from './world.ts';

/** Leaves that can tell what they were computed from. */
const SHOWS_INPUTS = new Set(['String', 'ID', 'Int', 'Float']);

/** What is true of the world: the value of every field, stored or computed. Objects come as rows. */
export class Facts {
  readonly world: World;
  readonly model: GraphModel;

  constructor(world: World, model: GraphModel) {
    this.world = world;
    this.model = model;
  }

  /** The value as every source that holds the field would give it; a field with `@requires` is computed from true inputs. */
  value(row: Row, fieldName: string, args: Arguments): unknown {
    const requires = this.model.field(row.__typename, fieldName)?.requires;
    const stored = this.stored(row, fieldName, args);
    return requires === undefined ? stored : this.computed(row, fieldName, args, this.select(row, requires), stored);
  }

  /** The stored value with its arguments applied. */
  stored(row: Row, fieldName: string, args: Arguments): unknown {
    const definition = this.model.field(row.__typename, fieldName)?.definition;
    if (definition === undefined)
      throw new Error(`Expected a field ${row.__typename}.${fieldName}, but there is none.`);
    const { name, isList } = shapeOf(definition.type);
    const isLeaf = !this.#isObject(row[fieldName]) && !this.model.isComposite(name);
    const value = (isLeaf ? row[fieldName] : this.#rows(row[fieldName], name)) ?? null;
    return isLeaf && !SHOWS_INPUTS.has(name) ? value : applyArguments(value, args, isLeaf, isList);
  }

  /**
   * The value of a field that is computed from required inputs: a text that lists them, or a number that depends on them.
   * Values that cannot hold them, as of enums, are the stored ones.
   */
  computed(row: Row, fieldName: string, args: Arguments, inputs: unknown, stored: unknown): unknown {
    const definition = this.model.field(row.__typename, fieldName)?.definition;
    if (definition === undefined || !SHOWS_INPUTS.has(shapeOf(definition.type).name)) return stored;
    const given = Object.keys(args).length === 0 ? '' : `(${canonical(args).slice(1, -1)})`;
    return replaceLeaves(stored, `${fieldName}${given}${canonical(inputs)}`);
  }

  /** What a selection comes to at a row, as a representation would carry it. */
  select(row: Row, selections: SelectionSetNode): Readonly<Record<string, unknown>> {
    const selected: Record<string, unknown> = {};
    for (const node of selections.selections) {
      if (node.kind === Kind.FIELD) {
        if (node.name.value !== '__typename') selected[node.name.value] = this.#selectField(row, node);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value;
        if (condition === undefined || this.isA(row, condition))
          Object.assign(selected, this.select(row, node.selectionSet));
      }
    }
    return selected;
  }

  isA(row: Row, typeName: string): boolean {
    return row.__typename === typeName || this.model.possible(typeName).includes(row.__typename);
  }

  #selectField(row: Row, node: FieldNode): unknown {
    const below = (value: unknown): unknown => {
      if (value === null || value === undefined) return null;
      if (Array.isArray(value)) return value.map(below);
      return node.selectionSet === undefined ? value : this.select(value as Row, node.selectionSet);
    };
    return below(this.value(row, node.name.value, this.#argumentsOf(row, node)));
  }

  #argumentsOf(row: Row, node: FieldNode): Arguments {
    const definition = this.model.field(row.__typename, node.name.value)?.definition;
    const defaults = (definition?.arguments ?? []).flatMap(({ name, defaultValue }) =>
      defaultValue === undefined ? [] : [[name.value, valueFromASTUntyped(defaultValue)] as const],
    );
    const given = (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const);
    return Object.fromEntries([...defaults, ...given]);
  }

  #isObject(value: unknown): boolean {
    return Array.isArray(value) ? value.some((item) => this.#isObject(item)) : isRow(value);
  }

  #rows(value: unknown, typeName: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#rows(item, typeName));
    if (typeof value !== 'object' || value === null) return value;
    return this.world.deref(isRow(value) ? value : { ...value, __typename: typeName });
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && '__typename' in value;
}

function replaceLeaves(stored: unknown, text: string): unknown {
  if (Array.isArray(stored)) return stored.map((item) => replaceLeaves(item, text));
  if (typeof stored === 'number') return checksum(text);
  if (typeof stored === 'string') return text;
  return stored;
}

import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Choices } from './choices.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;
/** Names that a client may take, some of which a planner might want for itself. */
const VARIABLE_NAMES = ['representations', 'v0', 'r0', 'id', '_0'] as const;

/** A valid query over the schema: aliases, arguments, variables, fragments, conditions. */
export function generateOperation(schema: GraphQLSchema, choices: Choices): Operation {
  return new OperationWriter(schema, choices).write();
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  /** What stands under a response key, by its path: the same key may not stand for two things there. */
  readonly #taken = new Map<string, string>();
  readonly #declared: string[] = ['$yes: Boolean = true', '$no: Boolean!'];
  readonly #values: Record<string, unknown> = { no: false };
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, choices: Choices) {
    this.#schema = schema;
    this.#choices = choices;
  }

  write(): Operation {
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no queries.');
    const body = this.#selection(query, '', 0);
    const used = '__typename @include(if: $yes) @skip(if: $no)';
    const head = `query (${this.#declared.join(', ')})`;
    return { query: `${head} { ${used} ...on Query ${body} } ${this.#fragments.join(' ')}`, variables: this.#values };
  }

  #selection(type: GraphQLCompositeType, path: string, depth: number): string {
    const count = this.#choices.between(1, depth === 0 ? 2 : 4);
    return `{ ${Array.from({ length: count }, () => this.#part(type, path, depth)).join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, path: string, depth: number): string {
    const isNarrowed = isAbstractType(type) && this.#choices.percent(60);
    if (isNarrowed || this.#choices.percent(12)) return this.#fragment(type, path, depth);
    const fields = isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter((field) => depth < DEEPEST || isLeafType(getNamedType(field.type)));
    if (fields.length === 0 || this.#choices.percent(8)) return '__typename';
    return this.#field(this.#choices.one(fields), path, depth);
  }

  #field(field: GraphQLField<unknown, unknown>, path: string, depth: number): string {
    const type = getNamedType(field.type);
    const args = this.#arguments(field);
    const key = this.#responseKey(field, args, path);
    const below = isLeafType(type)
      ? ''
      : ` ${this.#selection(type as GraphQLCompositeType, `${path}.${key}`, depth + 1)}`;
    return `${key === field.name ? '' : `${key}: `}${field.name}${args}${this.#condition()}${below}`;
  }

  /** Aliases are taken from other fields' names too, key fields among them. */
  #responseKey(field: GraphQLField<unknown, unknown>, args: string, path: string): string {
    const wanted = this.#choices.percent(25) ? this.#choices.one(['x', 'id', 'f0', 'code', 'f1', 'y']) : field.name;
    const meaning = `${field.name}${args}: ${String(field.type)}`;
    const known = this.#taken.get(`${path}.${wanted}`);
    const key = known === undefined || known === meaning ? wanted : `z${this.#aliases++}`;
    this.#taken.set(`${path}.${key}`, meaning);
    return key;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args
      .filter(({ type }) => isNonNullType(type) || this.#choices.percent(60))
      .map(({ name, type }) => `${name}: ${this.#input(type)}`);
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** A literal, with variables in it maybe. */
  #input(type: GraphQLInputType, depth = 0): string {
    if (isNonNullType(type)) return this.#input(type.ofType, depth);
    if (this.#choices.percent(30)) return this.#variable(type);
    if (isListType(type))
      return `[${Array.from({ length: this.#choices.below(3) }, () => this.#item(type.ofType)).join(', ')}]`;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (each) => this.#choices.percent(50) && (depth < 2 || !isInputObjectType(getNamedType(each.type))),
      );
      return `{${fields.map((each) => `${each.name}: ${this.#input(each.type, depth + 1)}`).join(', ')}}`;
    }
    return this.#literal(type.name);
  }

  #item(type: GraphQLInputType): string {
    return this.#literal(getNamedType(type).name);
  }

  #literal(name: string): string {
    const type = this.#schema.getType(name);
    if (isEnumType(type)) return this.#choices.one(type.getValues()).name;
    if (name === 'Int') return String(this.#choices.below(4));
    return `"${this.#choices.one(['E0', 'E1', 'none'])}-${this.#choices.below(3)}"`;
  }

  #variable(type: GraphQLInputType): string {
    const count = this.#declared.length - 2;
    const name = VARIABLE_NAMES[count] ?? `w${count}`;
    const isLeaf = isLeafType(type);
    const isGiven = this.#choices.percent(70);
    const fallback = isLeaf && this.#choices.percent(30) ? ` = ${this.#literal(type.name)}` : '';
    this.#declared.push(`$${name}: ${String(type)}${fallback}`);
    if (isGiven)
      this.#values[name] = isLeaf ? JSON.parse(asJson(this.#literal(type.name))) : isListType(type) ? [] : {};
    return `$${name}`;
  }

  #condition(): string {
    if (!this.#choices.percent(10)) return '';
    return this.#choices.one([' @include(if: $yes)', ' @skip(if: $yes)', ' @skip(if: $no)', ' @include(if: false)']);
  }

  #fragment(type: GraphQLCompositeType, path: string, depth: number): string {
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
    const wider = isUnionType(type) || !('getInterfaces' in type) ? [] : type.getInterfaces();
    const on = this.#choices.one([...possible, ...wider, type]);
    const body = this.#selection(on, path, depth + 1);
    if (this.#choices.percent(70)) return `... on ${on.name}${this.#condition()} ${body}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${on.name} ${body}`);
    return `...${name}${this.#condition()}`;
  }
}

/** Enum values are strings in JSON. */
function asJson(literal: string): string {
  return /^[A-Z]/.test(literal) ? `"${literal}"` : literal;
}

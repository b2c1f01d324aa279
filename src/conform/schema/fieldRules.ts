import { print, type InputValueDefinitionNode } from 'graphql';
import { suggestion } from '../../util/nearestName.ts';
import { lineOf, type AnyField } from './readTypes.ts';
import { knownFields, knownTypes, type Claim, type FieldTwins, type SchemaRule } from './schemaRule.ts';
import { DICTIONARY_LAW } from './typeRules.ts';
import { namedType } from '../../util/namedType.ts';

const MACHINERY = new Set(['Query._entities', 'Query._service']);

/** Rules over fields and arguments. */
export const fieldRules: readonly SchemaRule[] = [
  {
    id: 'SCHEMA-FIELD-UNKNOWN',
    family: 'schema',
    severity: 'error',
    guarantees: 'Every field is an element, a relation or a look-up of the dictionary.',
    why: DICTIONARY_LAW,
    remedy: "Rename the field to the dictionary's word, map it in the binding, or leave it out.",
    good: 'type Parcel { parcelArea: SquareMetres }',
    bad: 'type Parcel { parcelAreas: SquareMetres }',
    check: (claim) =>
      knownTypes(claim).flatMap(({ type, word }) =>
        [...type.fields.values()]
          .filter(({ name }) => !word.fields.has(name.value) && !MACHINERY.has(`${type.name}.${name.value}`))
          .map((field) => ({
            where: `${type.name}.${field.name.value}`,
            line: lineOf(field),
            message: `The dictionary's ${type.name} has no such field.${suggestion(field.name.value, word.fields.keys())}`,
          })),
      ),
  },
  typeRule(
    'SCHEMA-CODE-LIST',
    'An element with a code list has the type that stands for the list.',
    "Type the field with the dictionary's code scalar; its values are the list's codes.",
    'type Person { sex: SexCode }',
    'type Person { sex: String }',
    ({ field, wanted, where }, { dictionary }) =>
      nameOf(field) !== nameOf(wanted) && dictionary.elements.get(where)?.codeList !== undefined,
  ),
  typeRule(
    'SCHEMA-FIELD-TYPE',
    'A field has the type that the dictionary says.',
    'Type the field as the dictionary does; a scalar of the dictionary is declared with `scalar` and its name.',
    'type Parcel { parcelArea: SquareMetres }',
    'type Parcel { parcelArea: Float }',
    ({ field, wanted, where }, { dictionary }) =>
      nameOf(field) !== nameOf(wanted) && dictionary.elements.get(where)?.codeList === undefined,
  ),
  typeRule(
    'SCHEMA-FIELD-LIST',
    'A field is a list exactly where the dictionary has one.',
    'Put the brackets where the dictionary has them.',
    'type Parcel { landRights: [LandRight!] }',
    'type Parcel { landRights: LandRight }',
    ({ field, wanted }) => nameOf(field) === nameOf(wanted) && brackets(field) !== brackets(wanted),
  ),
  typeRule(
    'SCHEMA-FIELD-NULLABLE',
    'A field is non-null exactly where the dictionary says so: keys always, what an outage can take away never.',
    'Put `!` where the dictionary has it, and nowhere else.',
    'type Parcel { parcelArea: SquareMetres }',
    'type Parcel { parcelArea: SquareMetres! }',
    ({ field, wanted }) =>
      nameOf(field) === nameOf(wanted) &&
      brackets(field) === brackets(wanted) &&
      print(field.type) !== print(wanted.type),
  ),
  argumentRule(
    'SCHEMA-ARGUMENT-UNKNOWN',
    'Fields take no argument that the dictionary does not know.',
    'type Query { parcel(parcelRecordId: ID!): Parcel }',
    'type Query { parcel(parcelRecordId: ID!, form: Int): Parcel }',
    (given, wanted) => given.filter((one) => named(wanted, one) === undefined),
  ),
  argumentRule(
    'SCHEMA-ARGUMENT-MISSING',
    'Fields take every argument that the dictionary names.',
    'type Query { parcel(parcelRecordId: ID!): Parcel }',
    'type Query { parcel: Parcel }',
    (given, wanted) => wanted.filter((one) => named(given, one) === undefined),
  ),
  argumentRule(
    'SCHEMA-ARGUMENT-TYPE',
    'Arguments have the types that the dictionary says.',
    'type Query { parcel(parcelRecordId: ID!): Parcel }',
    'type Query { parcel(parcelRecordId: Int!): Parcel }',
    (given, wanted) =>
      given.filter((one) => {
        const twin = named(wanted, one);
        return twin !== undefined && print(twin.type) !== print(one.type);
      }),
  ),
  {
    id: 'SCHEMA-MANDATORY-MISSING',
    family: 'schema',
    severity: 'warning',
    guarantees: 'Who keeps most of an entity serves all of its mandatory elements.',
    why: 'Decree 278/2025/NĐ-CP, Art 4(2): shared by default; Decree 194/2025/NĐ-CP, Art 16',
    remedy: 'Serve the element, or state in writing on what basis it is not shared.',
    good: 'type LandUseTerm { indefinite: Boolean until: Date }',
    bad: 'type LandUseTerm { until: Date }',
    check: ({ types, dictionary }) =>
      [...dictionary.entities.values()].flatMap(({ name, elements }) => {
        const type = types.get(name);
        if (type === undefined) return [];
        const served = elements.filter((element) => type.fields.has(element.name));
        if (served.length * 2 < elements.length) return [];
        return elements
          .filter((element) => element.mandatory && !type.fields.has(element.name))
          .map((element) => ({
            where: `${name}.${element.name}`,
            line: type.line,
            message: 'The mandatory element is not served.',
          }));
      }),
  },
];

function typeRule(
  id: string,
  guarantees: string,
  remedy: string,
  good: string,
  bad: string,
  isBroken: (twins: FieldTwins, claim: Claim) => boolean,
): SchemaRule {
  return {
    ...{ id, family: 'schema', severity: 'error', guarantees, why: DICTIONARY_LAW, remedy, good, bad },
    check: (claim) =>
      knownFields(claim)
        .filter((twins) => isBroken(twins, claim))
        .map(({ where, field, wanted }) => ({
          where,
          line: lineOf(field),
          message: `It is ${print(field.type)}; the dictionary says ${print(wanted.type)}.`,
        })),
  };
}

type Arguments = readonly InputValueDefinitionNode[];

function argumentRule(
  id: string,
  guarantees: string,
  good: string,
  bad: string,
  broken: (given: Arguments, wanted: Arguments) => Arguments,
): SchemaRule {
  const remedy = 'Declare the arguments of the field as the dictionary does.';
  return {
    ...{ id, family: 'schema', severity: 'error', guarantees, why: DICTIONARY_LAW, remedy, good, bad },
    check: (claim) =>
      knownFields(claim).flatMap(({ where, field, wanted }) =>
        broken(argumentsOf(field), argumentsOf(wanted)).map((one) => ({
          where: `${where}(${one.name.value}:)`,
          line: lineOf(field),
          message: `Its arguments differ from the dictionary's in ${one.name.value}.`,
        })),
      ),
  };
}

function argumentsOf(field: AnyField): Arguments {
  return 'arguments' in field ? (field.arguments ?? []) : [];
}

function named(all: Arguments, one: InputValueDefinitionNode): InputValueDefinitionNode | undefined {
  return all.find((candidate) => candidate.name.value === one.name.value);
}

function nameOf(field: AnyField): string {
  return namedType(print(field.type));
}

function brackets(field: AnyField): string {
  return print(field.type).replace(/[^[]/g, '');
}

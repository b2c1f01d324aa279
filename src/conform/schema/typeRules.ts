import { print } from 'graphql';
import { knownFields, knownTypes, type SchemaRule } from './schemaRule.ts';
import { lineOf, textArgument } from './readTypes.ts';
import { suggestion } from '../../util/nearestName.ts';

/** Decision that makes the dictionary binding; cited by most rules of the schema. */
export const DICTIONARY_LAW = 'Decision 2439/QĐ-TTg of 2025, shared data dictionary; Decree 278/2025/NĐ-CP, Art 5';

/** Rules over types as wholes. */
export const typeRules: readonly SchemaRule[] = [
  {
    id: 'SCHEMA-TYPE-UNKNOWN',
    family: 'schema',
    severity: 'error',
    guarantees: 'Every type is one of the dictionary.',
    why: DICTIONARY_LAW,
    remedy: "Use the dictionary's name, or leave the type out; `lienthong dictionary export --format md` lists them.",
    good: 'scalar Text',
    bad: 'type Plot { area: Int }',
    check: ({ types, words }) =>
      [...types.values()]
        .filter((type) => !words.has(type.name))
        .map(({ name, line }) => ({
          where: name,
          line,
          message: `The dictionary has no type ${name}.${suggestion(name, words.keys())}`,
        })),
  },
  {
    id: 'SCHEMA-TYPE-KIND',
    family: 'schema',
    severity: 'error',
    guarantees: 'A type is of the kind that the dictionary says: object, scalar, enum, union.',
    why: DICTIONARY_LAW,
    remedy: 'Declare the type as the dictionary does.',
    good: 'scalar SexCode',
    bad: 'enum SexCode { MALE FEMALE }',
    check: ({ types, words }) =>
      [...types.values()].flatMap(({ name, kind, line }) => {
        const word = words.get(name);
        if (word === undefined || word.kind === kind) return [];
        return [{ where: name, line, message: `It is declared as ${kind}; in the dictionary it is ${word.kind}.` }];
      }),
  },
  {
    id: 'SCHEMA-MEMBER-UNKNOWN',
    family: 'schema',
    severity: 'error',
    guarantees: 'Unions and enums have no member that the dictionary does not know.',
    why: DICTIONARY_LAW,
    remedy: 'Remove the member, or ask the keeper of the dictionary to register it.',
    good: 'union LandHolder = Person type Person @key(fields: "personalId") { personalId: PersonalId! }',
    bad: 'union LandHolder = Person | Parcel type Person @key(fields: "personalId") { personalId: PersonalId! }',
    check: (claim) =>
      knownTypes(claim).flatMap(({ type, word }) =>
        type.members
          .filter((member) => !word.members.includes(member))
          .map((member) => ({
            where: type.name,
            line: type.line,
            message: `${member} is no member in the dictionary.${suggestion(member, word.members)}`,
          })),
      ),
  },
  {
    id: 'SCHEMA-DESCRIPTION-MISSING',
    family: 'schema',
    severity: 'warning',
    guarantees: 'Every object type and every field says what it means.',
    why: 'Decision 2439/QĐ-TTg, attribute "definition" of the meta-model',
    remedy: "Put the dictionary's definition above it as a description.",
    good: '"Number." type Person @key(fields: "personalId") { "Number." personalId: PersonalId! }',
    bad: 'type Person @key(fields: "personalId") { personalId: PersonalId! }',
    check: (claim) => [
      ...knownTypes(claim)
        .filter(({ type }) => type.kind === 'object' && type.name !== 'Query' && !type.isDescribed)
        .map(({ type }) => ({ where: type.name, line: type.line, message: 'It has no description.' })),
      ...knownFields(claim)
        .filter(({ field }) => field.description === undefined)
        .map(({ where, field }) => ({ where, line: lineOf(field), message: 'It has no description.' })),
    ],
  },
  {
    id: 'SCHEMA-SHAREABLE',
    family: 'schema',
    severity: 'error',
    guarantees: 'A value type that several sources answer is @shareable, so that they compose.',
    why: 'Apollo Federation specification v2, @shareable',
    remedy: 'Put @shareable on the type.',
    good: 'type PersonName @shareable { familyName: Text }',
    bad: 'type PersonName { familyName: Text }',
    check: (claim) =>
      knownTypes(claim)
        .filter(({ word }) => word.directives.some(({ name }) => name.value === 'shareable'))
        .filter(({ type }) => !type.directives.some(({ name }) => /^(federation__)?shareable$/.test(name.value)))
        .map(({ type }) => ({ where: type.name, line: type.line, message: 'It is not @shareable.' })),
  },
  {
    id: 'SCHEMA-CLASS-LOWERED',
    family: 'schema',
    severity: 'error',
    guarantees:
      "No element is said to be less protected than the dictionary's class; state secrets are not registered.",
    why: 'Decree 356/2025/NĐ-CP, classes of personal data; State Secrets Law 2025',
    remedy: "State the dictionary's class, or none; take elements that are state secrets out of the schema.",
    good: 'type Person { sex: SexCode @tag(name: "class:PERSONAL") }',
    bad: 'type Person { sex: SexCode @tag(name: "class:OPEN") }',
    check: (claim) =>
      knownFields(claim).flatMap(({ where, field }) => {
        const stated = field.directives?.map(classOf).find((one) => one !== undefined);
        const element = claim.dictionary.elements.get(where);
        if (stated === undefined || element === undefined) return [];
        if (stated !== 'SECRET' && CLASSES.indexOf(stated) >= CLASSES.indexOf(element.dataClass)) return [];
        return [{ where, line: lineOf(field), message: `Class ${stated} is stated; it is ${element.dataClass}.` }];
      }),
  },
  {
    id: 'SCHEMA-DIRECTIVE-REFUSED',
    family: 'schema',
    severity: 'error',
    guarantees: 'The schema needs nothing that the gateway does not do.',
    why: 'docs/decisions; access is decided by the gateway, values are not carried by @fromContext',
    remedy: 'Remove the directive.',
    good: 'type Person { sex: SexCode @deprecated }',
    bad: 'type Person { sex: SexCode @authenticated }',
    check: (claim) =>
      knownTypes(claim).flatMap(({ type }) =>
        [...type.directives, ...[...type.fields.values()].flatMap((field) => field.directives ?? [])]
          .filter(({ name }) => REFUSED.test(name.value))
          .map((directive) => ({
            where: type.name,
            line: lineOf(directive),
            message: `${print(directive).replace(/\(.*/s, '')} is not supported.`,
          })),
      ),
  },
];

const CLASSES: readonly string[] = ['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE'];
const REFUSED = /^(federation__)?(authenticated|requiresScopes|policy|context|fromContext)$/;

/** Class that `@tag(name: "class:…")` or the dictionary's own `@element(class: …)` states. */
function classOf(directive: Parameters<typeof textArgument>[0]): string | undefined {
  if (directive.name.value === 'element') return textArgument(directive, 'class');
  return directive.name.value === 'tag' ? /^class:(\w+)$/.exec(textArgument(directive, 'name') ?? '')?.[1] : undefined;
}

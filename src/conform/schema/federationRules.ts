import { print } from 'graphql';
import type { SchemaRule } from './schemaRule.ts';
import { knownTypes } from './schemaRule.ts';
import { lineOf, sortedFieldSet, textArgument } from './readTypes.ts';

const FEDERATION = 'Apollo Federation specification v2, @key';

/** Rules that make a schema a subgraph: specification, keys, pages. */
export const federationRules: readonly SchemaRule[] = [
  {
    id: 'SCHEMA-FEDERATION-VERSION',
    family: 'schema',
    severity: 'error',
    guarantees: 'The schema links Federation v2.0 to v2.9.',
    why: 'Apollo Federation specification v2, @link',
    remedy: 'Begin with: extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"]).',
    good: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])',
    bad: 'type Person @key(fields: "personalId") { personalId: PersonalId! }',
    check: ({ document }) => {
      const links = document.definitions
        .flatMap((node) => ('directives' in node ? (node.directives ?? []) : []))
        .filter((directive) => directive.name.value === 'link')
        .map((directive) => textArgument(directive as Parameters<typeof textArgument>[0], 'url') ?? '');
      const isLinked = links.some((url) => /^https:\/\/specs\.apollo\.dev\/federation\/v2\.\d$/.test(url));
      return isLinked ? [] : [{ where: 'schema', line: 1, message: 'No Federation v2.0 to v2.9 is linked.' }];
    },
  },
  {
    id: 'SCHEMA-KEY-MISSING',
    family: 'schema',
    severity: 'error',
    guarantees: 'Every entity can be found by a key of the dictionary.',
    why: `${FEDERATION}; Decision 2439/QĐ-TTg, identifiers`,
    remedy: 'Put @key on the type with one of the field sets that the dictionary names.',
    good: 'type Person @key(fields: "personalId") { personalId: PersonalId! }',
    bad: 'type Person { personalId: PersonalId! }',
    check: (claim) =>
      knownTypes(claim)
        .filter(({ type, word }) => type.kind === 'object' && word.keys.length > 0 && type.keys.length === 0)
        .map(({ type, word }) => ({
          where: type.name,
          line: type.line,
          message: `It has no @key; the dictionary's: ${word.keys.map((key) => `"${key.fields}"`).join(', ')}.`,
        })),
  },
  {
    id: 'SCHEMA-KEY-UNKNOWN',
    family: 'schema',
    severity: 'error',
    guarantees: "Entities have no key that is not the dictionary's.",
    why: FEDERATION,
    remedy: "Use the dictionary's field set; others can be asked for as look-ups.",
    good: 'type Person @key(fields: "personalId") { personalId: PersonalId! }',
    bad: 'type Person @key(fields: "personalId sex") { personalId: PersonalId! sex: SexCode }',
    check: (claim) =>
      knownTypes(claim).flatMap(({ type, word }) =>
        type.keys
          .filter((key) => !word.keys.some((known) => sortedFieldSet(known.fields) === key.fields))
          .map((key) => ({
            where: type.name,
            line: type.line,
            message: `The dictionary has no key "${key.fields}" for it.`,
          })),
      ),
  },
  {
    id: 'SCHEMA-KEY-FIELD',
    family: 'schema',
    severity: 'error',
    guarantees: 'Every field of a key is a field of the type.',
    why: FEDERATION,
    remedy: 'Add the field to the type.',
    good: 'type Person @key(fields: "personalId") { personalId: PersonalId! }',
    bad: 'type Person @key(fields: "personalId") { sex: SexCode }',
    check: (claim) =>
      knownTypes(claim).flatMap(({ type }) =>
        type.keys
          .flatMap((key) => names(key.fields))
          .filter((field) => !type.fields.has(field))
          .map((field) => ({
            where: type.name,
            line: type.line,
            message: `Its key names ${field}, which is not there.`,
          })),
      ),
  },
  {
    id: 'SCHEMA-KEY-RESOLVABLE',
    family: 'schema',
    severity: 'error',
    guarantees: 'A source that serves more of an entity than its key can be asked by that key.',
    why: `${FEDERATION}(resolvable:)`,
    remedy: 'Remove `resolvable: false` and answer `_entities` for the type.',
    good: 'type Person @key(fields: "personalId") { personalId: PersonalId! sex: SexCode }',
    bad: 'type Person @key(fields: "personalId", resolvable: false) { personalId: PersonalId! sex: SexCode }',
    check: (claim) =>
      knownTypes(claim)
        .filter(({ type }) => type.keys.length > 0 && type.keys.every((key) => !key.resolvable))
        .filter(({ type }) =>
          [...type.fields.keys()].some((name) => !type.keys.some((key) => names(key.fields).includes(name))),
        )
        .map(({ type }) => ({ where: type.name, line: type.line, message: 'None of its keys is resolvable.' })),
  },
  {
    id: 'SCHEMA-PAGINATION',
    family: 'schema',
    severity: 'error',
    guarantees:
      'A list that grows with the register is given in pages: it takes an argument that narrows or bounds it.',
    why: 'GraphQL Cursor Connections specification; docs/documents.md, limits',
    remedy: 'Give the field `first` and `after`, or an identifier to look up.',
    good: 'type Query { certificateBySerial(certificateSerial: CertificateSerial!): [LandCertificate!] }',
    bad: 'type Query { certificateBySerial: [LandCertificate!] }',
    check: ({ types }) =>
      [...(types.get('Query')?.fields.values() ?? [])]
        .filter((field) => 'arguments' in field && (field.arguments ?? []).length === 0)
        .filter((field) => print(field.type).startsWith('['))
        .map((field) => ({
          where: `Query.${field.name.value}`,
          line: lineOf(field),
          message: 'The list has no bound: it would answer the whole register.',
        })),
  },
];

function names(fields: string): readonly string[] {
  return fields.match(/\w+/g) ?? [];
}

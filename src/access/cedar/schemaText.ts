import type { RuleSet } from '../rules/ruleSet.ts';

/** Kinds of callers; `nobody` has no token. */
const CALLER_KINDS = ['officer', 'citizen', 'organisation', 'nobody'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

/** How far a caller's competence reaches, from the administrative unit in the token. */
const REACHES = ['COUNTRY', 'PROVINCE', 'COMMUNE', 'NONE'] as const;
export type Reach = (typeof REACHES)[number];

/** SECRET is in no dictionary; it is here so that a policy can say that it is never answered. */
const CLASSES = ['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE', 'SECRET'];

/**
 * The Cedar schema of a dictionary and its rules, as text: what policies may speak of. Everything that has a list is an
 * enumeration, so that a policy that misspells a word is refused by any tool that reads the schema.
 *
 * From: Cedar language, "Human-readable schema format"; RFC 53 (enumerated entity types).
 */
export function schemaText({ vocabulary, roles, groups, masks }: RuleSet): string {
  return `// Generated from the dictionary and the access rules: what policies may speak of.

// Agencies, by a pattern of their codes: Agencies::"G18.*" is G18 and every unit of it.
entity Agencies;
${enumeration('Role', roles.keys())}
${enumeration('CallerKind', CALLER_KINDS)}
${enumeration('DataClass', CLASSES)}
${enumeration('SensitiveKind', vocabulary.sensitiveKinds)}
${enumeration('ElementGroup', groups.keys())}
${enumeration('Mask', masks.keys())}
// Types of the dictionary: Element::"Person.birthDate" in EntityType::"Person".
${enumeration('EntityType', vocabulary.types)}
${enumeration('Reach', REACHES)}

// Whoever is admitted to a purpose, by role and agency, is in it.
entity Purpose {
  groups: Set<ElementGroup>,
  inputs: Set<ElementGroup>,
  consent: Set<ElementGroup>,
  revealedMasks: Set<Mask>,
  revealedElements: Set<Element>,
  emergency: Bool,
};
entity Caller in [Role, CallerKind, Agencies, Purpose];
entity Element in [DataClass, SensitiveKind, ElementGroup, Mask, EntityType];

// read: the value stands in the answer, in part where it has a mask.
// reveal: it stands there whole in spite of its mask.
// use: it is fetched, to find a record or to compute another element; it is not shown.
action read, reveal, use appliesTo {
  principal: Caller,
  resource: Element,
  context: {
    purpose?: Purpose,
    // Level of the electronic identity: 2 for level 2, 0 where the token does not say.
    assurance: Long,
    jurisdiction: Reach,
    // Groups for which there is a consent receipt.
    consented: Set<ElementGroup>,
    // Whether a reason for an emergency was given.
    emergency: Bool,
  },
};
`;
}

function enumeration(name: string, values: Iterable<string>): string {
  const listed = [...values].map((value) => JSON.stringify(value));
  return listed.length === 0 ? `entity ${name};` : `entity ${name} enum [${listed.join(', ')}];`;
}

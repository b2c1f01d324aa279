import {
  Kind,
  type ConstDirectiveNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type StringValueNode,
} from 'graphql';
import type { DictionaryLocation } from '../../model/dictionary.ts';
import type { DictionaryDraft, DraftType } from './draft.ts';
import { placeOf } from './placeOf.ts';

/** Something that has a name in both languages: a type, a field, a value of an enum, a field of an input. */
export interface DescribedNode {
  /** `Person`, `Person.sex`, `IssueSeverity.STOP`. */
  readonly coordinate: string;
  readonly kind: 'type' | 'field' | 'value';
  readonly description: string;
  readonly directives: readonly ConstDirectiveNode[];
  readonly place: DictionaryLocation;
}

/** All that asks for names and definitions. */
export function describedNodes(draft: DictionaryDraft): readonly DescribedNode[] {
  return [...draft.types.values()].flatMap((type) => [
    {
      coordinate: type.name,
      kind: 'type' as const,
      description: wordsOf(type.node.description),
      directives: type.node.directives ?? [],
      place: type.place,
    },
    ...membersOf(type).map((member) => ({
      coordinate: `${type.name}.${member.name.value}`,
      kind: member.kind === Kind.FIELD_DEFINITION ? ('field' as const) : ('value' as const),
      description: wordsOf(member.description),
      directives: member.directives ?? [],
      place: placeOf(member),
    })),
  ]);
}

function membersOf({
  node,
  fields,
}: DraftType): readonly (FieldDefinitionNode | EnumValueDefinitionNode | InputValueDefinitionNode)[] {
  switch (node.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
      return node.values ?? [];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return node.fields ?? [];
    case Kind.OBJECT_TYPE_DEFINITION:
      return fields.map((field) => field.node);
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return [];
  }
}

function wordsOf(description: StringValueNode | undefined): string {
  return description?.value.trim() ?? '';
}

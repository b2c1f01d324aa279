import { Kind } from 'graphql';
import { scalarDirectives } from '../../model/scalars/scalarDirectives.ts';
import { textArgument } from './directiveUse.ts';
import type { DictionaryDraft, DraftField } from './draft.ts';
import { namedTypeOf } from './namedTypeOf.ts';

/** Code list of an element: the one that it states, else its scalar's. */
export function codeListOf(field: DraftField, draft: DictionaryDraft): string | undefined {
  return textArgument(field.use, 'codeList') ?? directivesOfScalar(field, draft)?.codeList;
}

/** Format of an element: the one that it states, else its scalar's. */
export function formatOf(field: DraftField, draft: DictionaryDraft): string | undefined {
  return textArgument(field.use, 'format') ?? directivesOfScalar(field, draft)?.format;
}

function directivesOfScalar(field: DraftField, draft: DictionaryDraft) {
  const scalar = draft.types.get(namedTypeOf(field.node.type))?.node;
  return scalar?.kind === Kind.SCALAR_TYPE_DEFINITION ? scalarDirectives(scalar) : undefined;
}

import { textArgument } from './directiveUse.ts';
import type { DraftField, DraftType } from './draft.ts';

/** What holds for an element once the `@entity` of its type has been heard; absent where neither says it. */
export interface ElementFacts {
  readonly owner?: string;
  readonly dataClass?: string;
  readonly sensitiveKind?: string;
  readonly basis?: string;
  readonly since: string;
}

const FIRST_VERSION = '1.0';

/** Facts of an element: its own, else its entity's. */
export function elementFacts(field: DraftField, type: DraftType | undefined): ElementFacts {
  const fact = (name: string) => textArgument(field.use, name) ?? textArgument(type?.use, name);
  const [owner, dataClass, basis] = [fact('owner'), fact('class'), fact('basis')];
  const sensitiveKind = textArgument(field.use, 'sensitive');
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(dataClass === undefined ? {} : { dataClass }),
    ...(basis === undefined ? {} : { basis }),
    ...(sensitiveKind === undefined ? {} : { sensitiveKind }),
    since: fact('since') ?? FIRST_VERSION,
  };
}

import { useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { Who } from './Who.ts';

/** Time without a further change after which the schema is loaded anew (milliseconds). */
const SETTLED_MS = 200;

/**
 * Loads the schema again when somebody else asks, or for another purpose: the gateway tells each what they may see. Whether
 * there is a case matters, as a purpose may demand one; which case does not.
 */
export function SchemaOfWho({ who: { persona, purpose, caseId } }: { readonly who: Who }) {
  const actions = useGraphiQLActions();
  const reader = `${persona} ${purpose} ${caseId === '' ? '' : 'case'}`;
  // The editor loads it by itself when it opens.
  const loadedFor = useRef(reader);

  useEffect(() => {
    if (loadedFor.current === reader) return;
    const timer = setTimeout(() => {
      loadedFor.current = reader;
      void actions.introspect();
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [reader, actions]);
  return null;
}

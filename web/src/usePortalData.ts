import { useEffect, useState } from 'react';
import { fetchJson } from './api/fetchJson.ts';
import { answerErrorOf } from './api/portalError.ts';
import type { AnswerError, Operation, Persona, Purpose, SourceReport } from './api/types.ts';

/** Time between two looks at the sources' condition, and between two attempts at what could not be loaded (milliseconds). */
const LOOK_AGAIN_MS = 5_000;

export interface PortalData {
  readonly personas: readonly Persona[];
  readonly purposes: readonly Purpose[];
  readonly operations: readonly Operation[];
  /** Whether the collection has come, even an empty one. */
  readonly operationsLoaded: boolean;
  readonly sources: readonly SourceReport[];
  /** What cannot be loaded now; each message once. */
  readonly problems: readonly AnswerError[];
}

/** Loads what the playground shows around the editor; one missing part does not stop the others. */
export function usePortalData(): PortalData {
  const personas = useLoaded<readonly Persona[]>('/api/personas');
  const purposes = useLoaded<{ purposes: readonly Purpose[] }>('/api/purposes');
  const operations = useLoaded<{ operations: readonly Operation[] }>('/api/operations');
  const sources = useLoaded<{ sources: readonly SourceReport[] }>('/api/sources', { again: true });
  const problems = [personas, purposes, operations, sources].flatMap(({ problem }) => problem ?? []);
  return {
    personas: personas.value ?? [],
    purposes: purposes.value?.purposes ?? [],
    operations: operations.value?.operations ?? [],
    operationsLoaded: operations.value !== undefined,
    sources: sources.value?.sources ?? [],
    problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()],
  };
}

interface Loaded<T> {
  readonly value?: T;
  readonly problem?: AnswerError;
}

/** What an address answers; asked again after a failure, and regularly where `again` says so. */
function useLoaded<T>(path: string, { again = false } = {}): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const load = async () => {
      const next = await fetchJson<T>(path).then(
        (value) => ({ value }),
        (error: unknown) => ({ problem: answerErrorOf(error) }),
      );
      if (isGone) return;
      setState((known) => ('value' in next ? next : { ...known, ...next }));
      if (again || 'problem' in next) timer = setTimeout(load, LOOK_AGAIN_MS);
    };
    void load();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [path, again]);
  return state;
}

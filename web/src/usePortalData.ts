import { useEffect, useState } from 'react';
import { fetchJson } from './api/fetchJson.ts';
import type { Operation, Persona, Purpose, SourceReport } from './api/types.ts';

/** Time between two looks at the sources' condition (milliseconds). */
const SOURCES_EVERY_MS = 5_000;

export interface PortalData {
  readonly personas: readonly Persona[];
  readonly purposes: readonly Purpose[];
  readonly operations: readonly Operation[];
  readonly sources: readonly SourceReport[];
  /** What could not be loaded, in the gateway's words. */
  readonly problem: string | undefined;
}

/** Loads what the playground shows around the editor; one missing part does not stop the others. */
export function usePortalData(): PortalData {
  const [data, setData] = useState<PortalData>({
    personas: [],
    purposes: [],
    operations: [],
    sources: [],
    problem: undefined,
  });
  useEffect(() => {
    const merge = (part: Partial<PortalData>) => setData((known) => ({ ...known, ...part }));
    const report = (error: unknown) => merge({ problem: error instanceof Error ? error.message : String(error) });
    fetchJson<Persona[]>('/api/personas').then((personas) => merge({ personas }), report);
    fetchJson<{ purposes: Purpose[] }>('/api/purposes').then(merge, report);
    fetchJson<{ operations: Operation[] }>('/api/operations').then(merge, report);
    const look = () => fetchJson<{ sources: SourceReport[] }>('/api/sources').then(merge, report);
    void look();
    const timer = setInterval(look, SOURCES_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return data;
}

import { useEffect, useState } from 'react';

/** What a ministry is called. */
export interface Ministry {
  readonly vi: string;
  readonly en: string;
}

interface Sources {
  readonly sources: readonly { readonly id: string; readonly ministryVi: string; readonly ministryEn: string }[];
}

/** Names of the ministries by the identifiers that an answer's provenance uses. */
export function useMinistries(): ReadonlyMap<string, Ministry> {
  const [ministries, setMinistries] = useState<ReadonlyMap<string, Ministry>>(new Map());
  useEffect(() => {
    const ended = new AbortController();
    fetch('/api/sources', { signal: ended.signal })
      .then((response) => response.json() as Promise<Sources>)
      .then(({ sources }) =>
        setMinistries(
          new Map(sources.map(({ id, ministryVi, ministryEn }) => [id, { vi: ministryVi, en: ministryEn }])),
        ),
      )
      // Without their names the identifiers stand there.
      .catch(() => undefined);
    return () => ended.abort();
  }, []);
  return ministries;
}

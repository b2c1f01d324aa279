import { z } from 'zod';
import type { UseCount } from './breakage.ts';
import type { KnownDocument } from './knownDocuments.ts';
import { mostFirst } from './reportText.ts';

/** Who uses what: documents, and elements of the graph. */
export interface UsageFigures {
  readonly ofDocument: (document: KnownDocument) => readonly UseCount[];
  readonly ofElement: (coordinate: string) => readonly UseCount[];
}

/** Counts by name, then by agency. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

const file = z.array(
  z.strictObject({ document: z.string().min(1), by: z.string().min(1), requests: z.int().nonnegative() }),
);

/** Figures by document, as a client registry exports them: `[{ "document", "by", "requests" }]`; throws an `Error`. */
export function readUsage(json: string): UsageFigures {
  const counts = new Map<string, Map<string, number>>();
  for (const { document, by, requests } of file.parse(JSON.parse(json))) {
    const own = counts.get(document) ?? new Map<string, number>();
    counts.set(document, own.set(by, (own.get(by) ?? 0) + requests));
  }
  return { ofDocument: ({ id }) => mostFirst(counts.get(id)), ofElement: () => [] };
}

/** Figures out of a log, which knows operations by their names and elements by their coordinates. */
export function usageOfLog(operations: Counts, elements: Counts): UsageFigures {
  return {
    ofDocument: ({ operationName = '' }) => mostFirst(operations.get(operationName)),
    ofElement: (coordinate) => mostFirst(elements.get(coordinate)),
  };
}

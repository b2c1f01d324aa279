import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ministries of the workload, in the order in which they are composed. */
export const MINISTRIES = ['population', 'territory', 'land', 'tax', 'health', 'justice', 'enterprise'] as const;

/** The operations of the workload, from light to heavy. */
export const OPERATIONS = ['one', 'three', 'deep-recurring', 'deep-distinct'] as const;

/** One of them. */
export type OperationName = (typeof OPERATIONS)[number];

/** The SDL of a ministry, in the words of Federation 1, which every gateway reads. */
export function ministrySdl(ministry: string): string {
  return readFileSync(join(import.meta.dirname, 'subgraphs', `${ministry}.graphql`), 'utf8');
}

/** The text of an operation, without the white space that only readers need. */
export function operationText(operation: OperationName): string {
  const text = readFileSync(join(import.meta.dirname, 'operations', `${operation}.graphql`), 'utf8');
  return text.replace(/\s+/g, ' ').trim();
}

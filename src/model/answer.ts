import type { ClientError } from '../errors/clientError.ts';
import type { Provenance } from './provenance.ts';

/** What execution comes to. `data` is null when a failure reached the root (GraphQL specification §6.4.4). */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly ClientError[];
  /** Present when the request asked for it. */
  readonly provenance?: Provenance;
}

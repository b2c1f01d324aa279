import type { ProfileFlags } from '../profileFlags.ts';

/** Options of a run. */
export interface CodegenFlags extends ProfileFlags {
  readonly schema?: string;
  readonly header: Readonly<Record<string, string>>;
  readonly out: string;
  readonly documents: 'text' | 'parsed';
  readonly check?: boolean;
  readonly watch?: boolean;
}

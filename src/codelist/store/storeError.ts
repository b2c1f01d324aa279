import { GatewayError } from '../../errors/gatewayError.ts';

/** SQLite's result codes that have an answer of their own (sqlite.org, "Result and Error Codes"). */
const CODES = {
  SQLITE_FULL: 'CODELIST_STORE_FULL',
  SQLITE_BUSY: 'CODELIST_STORE_BUSY',
  SQLITE_LOCKED: 'CODELIST_STORE_BUSY',
  SQLITE_READONLY: 'CODELIST_STORE_READ_ONLY',
  ENOSPC: 'CODELIST_STORE_FULL',
  EACCES: 'CODELIST_STORE_READ_ONLY',
  EPERM: 'CODELIST_STORE_READ_ONLY',
  EROFS: 'CODELIST_STORE_READ_ONLY',
} as const;

/** What a failure of the database means to the operator; errors of the catalogue pass through. */
export function storeError(error: unknown, store: string): unknown {
  if (error instanceof GatewayError || typeof error !== 'object' || error === null || !('code' in error)) return error;
  const name = String(error.code);
  if (name in CODES) return new GatewayError(CODES[name as keyof typeof CODES], { store }, { cause: error });
  const problem = name === 'SQLITE_NOTADB' || name === 'SQLITE_CORRUPT' ? 'it is damaged or of another kind' : name;
  return new GatewayError('CODELIST_STORE_UNREADABLE', { store, problem }, { cause: error });
}

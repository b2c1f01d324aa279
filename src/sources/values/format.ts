/**
 * Reads and writes one way of writing a value.
 *
 * - `decode`: ministry → dictionary; `undefined` when the value is not in this format
 * - `encode`: dictionary → ministry, for keys and arguments; absent when there is no way back
 */
export interface Format {
  readonly decode: (raw: string) => unknown;
  readonly encode?: (value: unknown) => unknown;
}

import type { Operation, OperationCase } from '../api/types.ts';

/** What a link names: `/?operation=land-transfer&case=land-transfer-mortgaged`. */
export interface Shared {
  readonly operation: string;
  readonly case: string | undefined;
}

export function readShareLink(search: string): Shared | undefined {
  const parameters = new URLSearchParams(search);
  const operation = parameters.get('operation');
  return operation === null ? undefined : { operation, case: parameters.get('case') ?? undefined };
}

/** The operation and case of a link; the first case where it names none; undefined where the collection has no such one. */
export function findShared(operations: readonly Operation[], shared: Shared) {
  const operation = operations.find(({ id }) => id === shared.operation);
  const chosen =
    shared.case === undefined ? operation?.cases[0] : operation?.cases.find(({ name }) => name === shared.case);
  return operation === undefined || chosen === undefined ? undefined : { operation, chosen };
}

/** Makes the address bar link to what is open, without a new entry in the browser's history. */
export function showShareLink(operation: Operation, chosen: OperationCase): void {
  const link = new URL(location.href);
  link.search = new URLSearchParams({ operation: operation.id, case: chosen.name }).toString();
  history.replaceState(null, '', link);
}

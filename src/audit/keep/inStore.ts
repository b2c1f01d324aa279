import { GatewayError } from '../../errors/gatewayError.ts';
import type { AuditSettings } from '../auditSettings.ts';
import { openStore } from '../openStore.ts';
import type { AuditStore, WriteTurn } from '../store/auditStore.ts';
import type { Changes } from '../store/changes.ts';

/**
 * Makes one change to a log that other processes may be writing; `change` is asked again when one of them came first.
 * A failure of the store is `AUDIT_STORE_UNREADABLE`.
 *
 * - `change`: gives undefined when there is nothing to change
 */
export async function changeLog(
  settings: AuditSettings,
  change: (turn: WriteTurn) => Promise<Changes | undefined>,
  after: (store: AuditStore) => Promise<void> = () => Promise.resolve(),
): Promise<Changes | undefined> {
  const store = openStore(settings);
  try {
    for (;;) {
      const turn = await store.begin();
      const changes = await change(turn);
      if (changes === undefined) {
        await turn.abandon();
        return undefined;
      }
      if (!(await turn.commit(changes))) continue;
      await after(store);
      return changes;
    }
  } catch (error) {
    throw storeFailure(error, store.name);
  } finally {
    await store.close();
  }
}

/** A failure of the store as the operator hears of it. */
export function storeFailure(error: unknown, store: string): unknown {
  if (error instanceof GatewayError) return error;
  const problem = error instanceof Error && 'code' in error ? String(error.code) : 'it does not answer';
  return new GatewayError('AUDIT_STORE_UNREADABLE', { store, problem }, { cause: error });
}

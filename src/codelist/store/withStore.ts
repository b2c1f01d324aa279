import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { GatewayError } from '../../errors/gatewayError.ts';
import { makeFolder } from '../../util/makeFolder.ts';
import { openRegistryStore, type RegistryStore } from './registryStore.ts';
import { storeError } from './storeError.ts';

/** A registry that was never written. */
const EMPTY: Pick<RegistryStore, 'read'> = { read: () => Promise.resolve({ units: [], successions: [] }) };

/** Lends a store for looking only; one that is not there counts as empty and is not made. */
export async function readingStore<T>(
  path: string,
  work: (store: Pick<RegistryStore, 'read'>) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) return work(EMPTY);
  const store = await openRegistryStore(path, 'read');
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Lends a store inside one transaction. After a failure it is as it was: unchanged, or not there. */
export async function writingStore<T>(
  path: string,
  mostPages: number | undefined,
  work: (store: RegistryStore) => Promise<T>,
): Promise<T> {
  const wasThere = existsSync(path);
  try {
    makeFolder(dirname(path));
    return await lendInTransaction(path, mostPages, work);
  } catch (error) {
    const failure = storeError(error, path);
    // Whoever keeps us waiting is writing the store at this moment: then it is not ours to clear away.
    const isBusy = failure instanceof GatewayError && failure.code === 'CODELIST_STORE_BUSY';
    if (!wasThere && !isBusy) removeFiles([path, `${path}-journal`]);
    throw failure;
  }
}

async function lendInTransaction<T>(
  path: string,
  mostPages: number | undefined,
  work: (store: RegistryStore) => Promise<T>,
): Promise<T> {
  const store = await openRegistryStore(path, 'write', { mostPages });
  try {
    return await store.transaction(() => work(store));
  } finally {
    await store.close();
  }
}

function removeFiles(paths: readonly string[]): void {
  for (const path of paths.filter((each) => existsSync(each))) rmSync(path);
}

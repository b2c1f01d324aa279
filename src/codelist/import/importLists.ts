import { successionKey, unitKey, type UnitData } from '../unitData.ts';
import type { StoreChanges } from '../store/registryStore.ts';
import { compareWithShipped } from './compareWithShipped.ts';
import { concludeDraft } from './concludeDraft.ts';
import { differences } from './differences.ts';
import { createFindings } from './findings.ts';
import { createImportDraft } from './importDraft.ts';
import type { FileReport, ImportReport, RejectedLine } from './importReport.ts';
import { recogniseFiles, type ListFile } from './listFile.ts';
import type { ListKind } from './listLayouts.ts';
import { loadFile } from './loadFile.ts';
import { observeCommunes } from './observeCommunes.ts';
import { readingStore, writingStore } from '../store/withStore.ts';

export interface ImportOptions {
  /** Paths of CSV files, in any order. */
  readonly files: readonly string[];
  /** What they must be; left out, each file is recognised by its columns. */
  readonly kind?: ListKind | undefined;
  /** The registry's file; made when it is not there. */
  readonly storePath: string;
  readonly shipped: UnitData;
  /** Report only, change nothing. */
  readonly isDryRun: boolean;
  /** Told how far the reading is (bytes). */
  readonly onProgress?: ((readBytes: number, allBytes: number) => void) | undefined;
  /** Limit to the registry's size (pages of 4 kB), for operators with a quota. */
  readonly mostPages?: number | undefined;
}

const MOST_REJECTED_LINES = 100;

/**
 * Loads official lists of administrative units into the registry, all files or none, in one transaction.
 * Importing the same lists again changes nothing.
 */
export async function importLists(options: ImportOptions): Promise<ImportReport> {
  const files = await recogniseFiles(options.files, options.kind);
  if (options.isDryRun) {
    return readingStore(
      options.storePath,
      async (store) => (await readLists(files, await store.read(), options)).report,
    );
  }
  return writingStore(options.storePath, options.mostPages, async (store) => {
    const { report, changes } = await readLists(files, await store.read(), options);
    await store.write(changes);
    return report;
  });
}

async function readLists(
  files: readonly ListFile[],
  stored: UnitData,
  { shipped, storePath, isDryRun, onProgress }: ImportOptions,
): Promise<{ readonly report: ImportReport; readonly changes: StoreChanges }> {
  const findings = createFindings();
  const draft = createImportDraft(stored, shipped, findings);
  const relations = { UNCHANGED: 0, MERGED: 0, SPLIT: 0, NO_OLD_COMMUNE: 0 };
  const rejectedLines: RejectedLine[] = [];
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let readBytes = 0;

  const fileReports: FileReport[] = [];
  for (const file of files) {
    const report = await loadFile(file, draft, {
      onBytes: (bytes) => onProgress?.((readBytes += bytes), allBytes),
      onRejected: (line) => {
        if (rejectedLines.length < MOST_REJECTED_LINES) rejectedLines.push(line);
      },
      onRelation: (relation) => (relations[relation] += 1),
    });
    fileReports.push(report);
  }

  const whole = { file: files.map(({ name }) => name).join(', '), line: 0 };
  const target = concludeDraft(draft, stored, shipped, findings);
  compareWithShipped(draft, shipped, findings, whole);
  observeCommunes(draft, stored, findings, whole);

  const listedWays = new Set(
    [...draft.ways.values()].map((way) => `${way.level} ${way.fromCode} ${way.toCode} ${way.on}`),
  );
  const units = differences(stored.units, target.units, new Set(draft.units.keys()), unitKey);
  const successions = differences(stored.successions, target.successions, listedWays, successionKey);
  return {
    changes: { units: units.write, successions: successions.write },
    report: {
      store: storePath,
      isDryRun,
      files: fileReports,
      units: units.counts,
      successions: successions.counts,
      relations,
      findings: findings.list(),
      rejectedLines,
    },
  };
}

import { basename } from 'node:path';
import type { Config } from '../config.ts';
import type { DocumentStageOptions } from '../document/createDocumentStage.ts';
import { openManifest } from '../document/persisted/manifestFile.ts';
import type { Logger } from '../observe/logger.ts';

/** Time between two looks at the manifest of trusted documents (milliseconds). */
const LOOK_MS = 1_000;

/** What the operator set for documents, opened. */
export interface DocumentSettings {
  readonly options: Required<Pick<DocumentStageOptions, 'costs' | 'persisted'>>;
  readonly costBudget: number;
  readonly close: () => void;
}

/** Opens the manifest of trusted documents, if there is one, and follows it; what comes of it goes to the log. */
export function openDocumentSettings(settings: Config['documents'], logger: Logger): DocumentSettings {
  const { costBudget, defaultListSize, trustedFile, trustedOnly, automatic } = settings;
  const manifest =
    trustedFile === undefined
      ? undefined
      : openManifest(trustedFile, {
          lookMs: LOOK_MS,
          onLoaded: (documents) => {
            logger.info({ file: basename(trustedFile), documents }, 'trusted documents read');
          },
          onBroken: (problem) => {
            logger.error({ file: basename(trustedFile), problem }, 'trusted documents not taken, the last ones stay');
          },
        });
  return {
    options: {
      costs: { defaultListSize },
      persisted: { trustedOnly, automatic, ...(manifest === undefined ? {} : { trusted: manifest.current }) },
    },
    costBudget,
    close: () => manifest?.close(),
  };
}

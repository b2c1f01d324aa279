import type { AuditSettings } from '../auditSettings.ts';
import { openKeyFile } from '../heads/keyFile.ts';
import { smallChange } from '../store/changes.ts';
import { subjectKeys, type SubjectKind } from '../subjects/commitments.ts';
import { changeLog } from './inStore.ts';

/**
 * Destroys the salt of a subject: from then on nobody can tell which records are about it. The records and the tree stay
 * as they are. False when the log knows no such subject.
 */
export async function eraseSubject(settings: AuditSettings, kind: SubjectKind, identifier: string): Promise<boolean> {
  const key = subjectKeys(openKeyFile(settings.keyFile).indexSecret)(kind, identifier);
  const changes = await changeLog(
    settings,
    async (turn) => {
      const { byKey } = await turn.findSubjects([key]);
      const erasures = turn.state.erasures + 1;
      return byKey.has(key) ? smallChange(turn.state, { erasures }, { erased: key }) : undefined;
    },
    (store) => store.scrub(),
  );
  return changes !== undefined;
}

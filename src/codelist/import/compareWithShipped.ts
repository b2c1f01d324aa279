import { foldName } from '../../model/text/foldName.ts';
import { unitKey, type UnitData } from '../unitData.ts';
import type { Findings, Place } from './findings.ts';
import type { ImportDraft } from './importDraft.ts';

/** Says where a list and the shipped sample name the same unit differently; the list counts. */
export function compareWithShipped(draft: ImportDraft, shipped: UnitData, findings: Findings, place: Place): void {
  for (const unit of shipped.units) {
    const listed = draft.units.get(unitKey(unit));
    if (listed === undefined || listed.name === unit.name) continue;
    const rule = foldName(listed.name) === foldName(unit.name) ? 'TONE_MARK_ONLY' : 'DIFFERS_FROM_SHIPPED';
    findings.add(rule, place, unit.code, `${unit.name} / ${listed.name}`);
  }
}

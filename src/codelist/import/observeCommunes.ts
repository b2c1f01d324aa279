import { REFORM_DAY, type AdminUnit } from '../../model/adminUnit.ts';
import { foldName } from '../../model/text/foldName.ts';
import { baseNameOf } from '../unitName.ts';
import { unitKey, type UnitData } from '../unitData.ts';
import type { Findings, Place } from './findings.ts';
import type { ImportDraft } from './importDraft.ts';

/** Says of the communes of a list, once they are loaded, what would mislead a reader who trusts the code alone. */
export function observeCommunes(draft: ImportDraft, stored: UnitData, findings: Findings, place: Place): void {
  const names = new Map<string, number>();
  for (const unit of draft.units.values()) {
    if (unit.level === 'COMMUNE' && unit.validFrom === REFORM_DAY)
      names.set(unit.name, (names.get(unit.name) ?? 0) + 1);
  }
  for (const [name, count] of names) if (count > 1) findings.add('NAME_REPEATED', place, '', `${name} × ${count}`);

  const storedUnits = new Map(stored.units.map((unit) => [unitKey(unit), unit] as const));
  const find = (code: string, validFrom: string | undefined): AdminUnit | undefined => {
    const key = unitKey({ level: 'COMMUNE', code, validFrom });
    return draft.units.get(key) ?? storedUnits.get(key);
  };
  const oldCodesByTarget = new Map<string, string[]>();
  for (const way of draft.ways.values()) {
    if (way.level !== 'COMMUNE') continue;
    const oldCodes = oldCodesByTarget.get(way.toCode);
    if (oldCodes === undefined) oldCodesByTarget.set(way.toCode, [way.fromCode]);
    else oldCodes.push(way.fromCode);
    if (way.stated === 'UNCHANGED')
      observeUnchanged(find(way.fromCode, undefined), find(way.toCode, REFORM_DAY), way.place);
  }
  for (const [code, oldCodes] of oldCodesByTarget) observeTarget(code, oldCodes);

  function observeUnchanged(before: AdminUnit | undefined, after: AdminUnit | undefined, at: Place): void {
    if (before === undefined || after === undefined || before.name === after.name) return;
    const rule = foldName(before.name) === foldName(after.name) ? 'TONE_MARK_ONLY' : 'RENAMED_UNDER_UNCHANGED';
    findings.add(rule, at, after.code, `${before.name} → ${after.name}`);
  }

  function observeTarget(code: string, oldCodes: readonly string[]): void {
    const after = find(code, REFORM_DAY);
    if (after === undefined) return;
    const before = find(code, undefined);
    const name = foldName(baseNameOf(after.name));
    if (before === undefined) findings.add('NEW_CODE', place, code, `${after.name} ← ${oldCodes.join(', ')}`);
    else if (foldName(baseNameOf(before.name)) !== name) {
      findings.add('CODE_REUSED', place, code, `${before.name} → ${after.name}`);
    }
    if (before !== undefined && before.parentCode !== after.parentCode) {
      findings.add('PROVINCE_CHANGED', place, code, `${before.parentCode ?? ''} → ${after.parentCode ?? ''}`);
    }
    const bearer = oldCodes.find(
      (oldCode) => oldCode !== code && foldName(baseNameOf(find(oldCode, undefined)?.name ?? '')) === name,
    );
    if (bearer !== undefined) findings.add('NAME_MOVED', place, code, `${after.name}: ${bearer} → ${code}`);
  }
}

import { REFORM_DAY, type AdminUnitResolution, type AdminUnitStatus } from '../model/adminUnit.ts';
import { resolutionNotes, type NoteKind } from './resolutionNotes.ts';
import { traceUnit, type Trace } from './traceUnit.ts';
import { isValidOn } from './unitData.ts';
import type { UnitIndex } from './unitIndex.ts';

/**
 * What a code of one day stands for on another day.
 *
 * - a split (forwards), or a merger seen backwards, gives all candidates and asks for an address; it never picks one
 * - a code that had ended before `asOf` is `ABOLISHED`, with what took its place as candidates
 * - `on` may lie before or after `asOf`
 */
export function resolveUnit(index: UnitIndex, code: string, asOf: string, on: string): AdminUnitResolution {
  const versions = index.byCode.get(code);
  if (versions === undefined) return resolveDistrict(index, code, on);
  const valid = versions.find((unit) => isValidOn(unit, asOf));
  if (valid !== undefined) {
    const traces = traceUnit(index, valid, on);
    const backwards = on < (valid.validFrom ?? '');
    const needsAddress = traces.length > 1 || (!backwards && traces.some(({ partial }) => partial));
    const status = statusOf(traces, needsAddress, backwards);
    return answer(status, traces, needsAddress, status === 'SPLIT' && backwards ? 'MERGED_BACKWARDS' : status);
  }
  const last = versions.findLast((unit) => unit.validTo !== undefined && unit.validTo < asOf);
  if (last === undefined) return answer('NOT_FOUND', [], false, 'NOT_YET');
  const traces = traceUnit(index, last, on);
  const needsAddress = traces.length > 1 || traces.some(({ partial }) => partial);
  return answer('ABOLISHED', traces, needsAddress, needsAddress ? 'ABOLISHED_SPLIT' : 'ABOLISHED');
}

function statusOf(traces: readonly Trace[], needsAddress: boolean, backwards: boolean): AdminUnitStatus {
  if (traces.length === 0) return backwards ? 'NOT_FOUND' : 'ABOLISHED';
  if (needsAddress) return 'SPLIT';
  const relation = traces[0]?.relation ?? 'UNCHANGED';
  return relation === 'UNCHANGED' ? 'CURRENT' : relation;
}

/** Old records carry district codes; we know which communes lay in the district, so they narrow the search. */
function resolveDistrict(index: UnitIndex, code: string, on: string): AdminUnitResolution {
  const members = index.byFormerDistrict.get(code);
  if (members === undefined) return answer('NOT_FOUND', [], false, 'NOT_FOUND');
  const traces = new Map(
    members.flatMap((unit) => traceUnit(index, unit, on)).map((trace) => [trace.unit.code, trace] as const),
  );
  const candidates = [...traces.values()].sort((one, other) => (one.unit.code < other.unit.code ? -1 : 1));
  // Only an island district without communes became one unit as a whole; all others were parted among several.
  const becameOneUnit = members.length === 1 && members[0]?.validFrom === REFORM_DAY;
  return answer('ABOLISHED', candidates, !becameOneUnit, becameOneUnit ? 'DISTRICT_WHOLE' : 'DISTRICT');
}

function answer(
  status: AdminUnitStatus,
  traces: readonly Trace[],
  needsAddress: boolean,
  kind: NoteKind,
): AdminUnitResolution {
  return { status, candidates: traces.map(({ unit }) => unit), needsAddress, ...resolutionNotes[kind] };
}

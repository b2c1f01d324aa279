import type { Plan } from '../model/plan.ts';
import type { DescribedSelection } from '../model/planDescription.ts';
import { describeSelections } from './describeSelections.ts';
import { stepsOf } from './stepsOf.ts';

/** A left side longer than this (characters) does not push the other lines' arrows out. */
const WIDEST = 72;

interface Row {
  readonly step: string;
  readonly source: string;
  readonly what: string;
  readonly fields: string;
}

/**
 * A plan as text: a line per fetch, and a further line for each further selection of the same fetch.
 *
 * - `mostFields`: fields written out per line; the rest is counted (`… and 12 more`). Default: all.
 *
 *     step 1  population  person(personalId: $v0)     → fullNameText, residences.residenceAddress.communeCode
 *     step 2  land        Person(personalId ← person) → landRights.landRightId
 *             tax         Person(personalId ← person) → taxpayer.taxpayerStatus
 */
export function printPlan(plan: Plan, options: { readonly mostFields?: number } = {}): string {
  const rows = stepsOf(plan).flatMap((fetches, step) =>
    fetches.flatMap((fetch, inStep) =>
      describeSelections(fetch).map((selection, line): Row => ({
        step: inStep === 0 && line === 0 ? `step ${step + 1}` : '',
        source: line === 0 ? fetch.source : '',
        what: printWhat(selection),
        fields: printFields(selection.fields, options.mostFields ?? Infinity),
      })),
    ),
  );
  const width = (column: 'step' | 'source' | 'what') =>
    Math.max(0, ...rows.map((row) => row[column].length).filter((length) => length <= WIDEST));
  const [step, source, what] = [width('step'), width('source'), width('what')];
  return rows
    .map((row) =>
      `${row.step.padEnd(step)}  ${row.source.padEnd(source)}  ${row.what.padEnd(what)} → ${row.fields}`.trimEnd(),
    )
    .join('\n');
}

function printFields(fields: readonly string[], most: number): string {
  if (fields.length <= most) return fields.join(', ');
  return `${fields.slice(0, most).join(', ')} … and ${fields.length - most} more`;
}

/** `LandTransfer(dossierCode, transferor.… ← landTransfer)`: whose fields a representation holds, not each of them. */
function printWhat({ entityType, inputs, paths }: DescribedSelection): string {
  if (entityType === undefined) return inputs.join(', ');
  const heads = new Set(inputs.map((input) => input.replace(/[.[].*$/, '.…')));
  return `${entityType}(${[...heads].join(', ')} ← ${paths.join(', ')})`;
}

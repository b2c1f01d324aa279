import type { Interval } from '../util/wilson.ts';
import type { Family, Hit, RuleFacts } from './rule.ts';
import type { Waiver } from './waivers/waiver.ts';

/** A broken rule as every report shows it. */
export interface Finding extends Hit {
  readonly rule: string;
  readonly family: Family;
  readonly severity: RuleFacts['severity'];
  readonly why: string;
  readonly remedy: string;
  /** What share of all records is likely to break the rule (from 0 to 1, with 95 % confidence). */
  readonly rate?: Interval;
}

/** A broken rule that somebody answers for. */
export interface WaivedFinding extends Finding {
  readonly waiver: Waiver;
}

/** What became of a rule: kept, broken, broken where somebody answers for it alone, or not tested and why. */
export interface Outcome {
  readonly rule: RuleFacts;
  readonly state: 'passed' | 'failed' | 'waived' | 'not tested';
  /** How often it was looked at (count). */
  readonly tested: number;
  readonly reason?: string;
}

/** One run over one target. */
export interface Run {
  readonly target: string;
  readonly dictionary: string;
  readonly outcomes: readonly Outcome[];
  /** Those that count. */
  readonly findings: readonly Finding[];
  /** Those that somebody answers for; none before `applyWaivers`. */
  readonly waived: readonly WaivedFinding[];
  /** Waivers past their last day whose rule is still broken. */
  readonly lapsed: readonly Waiver[];
  /** Print of the schema that was tested (`schemaPrint`); none where it could not be read. */
  readonly schema?: string;
  /** How many records were read, at most so many of each entity, and which. */
  readonly sample: { readonly most: number; readonly seed: number; readonly records: number };
  readonly load: { readonly perSecond: number; readonly seconds: number };
  /** The rule or family that alone was asked for; all without it. */
  readonly only?: string;
  /** Whether findings that a baseline told were left out. */
  readonly isCompared?: boolean;
}

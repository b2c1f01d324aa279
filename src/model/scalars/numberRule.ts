import { accept, refuse } from './result.ts';
import type { ScalarRule } from './scalarRule.ts';

/** What numbers a scalar takes: both limits inclusive. `format` is how it is told to people. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  readonly format: string;
}

const WRITTEN_NUMBER = /^-?\d{1,18}(\.\d{1,18})?$/;

/**
 * A rule whose values are numbers. From ministries digits in a text are numbers as well: SQL drivers hand over large
 * integers and decimals so, in order to lose nothing.
 */
export function numberRule(name: string, limits: NumberLimits): ScalarRule {
  const check = (value: unknown) => {
    const { least, most, isWhole, format } = limits;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return refuse('SCALAR_NOT_NUMBER', { scalar: name, format });
    }
    if (isWhole && !Number.isInteger(value)) return refuse('SCALAR_MALFORMED', { scalar: name, format });
    if (value < least || value > most) return refuse('SCALAR_OUT_OF_RANGE', { scalar: name, least, most });
    return accept(value);
  };
  return { name, limits, parse: check, serialise: (value) => check(numberOf(value)) };
}

function numberOf(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && WRITTEN_NUMBER.test(value) ? Number(value) : value;
}

import type { createColors } from 'picocolors';
import type { Band } from '../../../quality/score/gate.ts';
import type { QualitySettings } from '../../../quality/settings/qualitySettings.ts';

export type Colours = ReturnType<typeof createColors>;

/** A number from 0 to 100, in the colour of the band that it would reach. */
export function points(value: number | undefined, { bands }: QualitySettings, colours: Colours): string {
  if (value === undefined) return colours.dim('–');
  const colour = value >= bands.A ? colours.green : value >= bands.B ? colours.yellow : colours.red;
  return colour(hundredths(value));
}

/** Never rounded up to 100: what is not whole must not look so. */
function hundredths(value: number): string {
  return (value < 100 ? Math.min(99.99, Number(value.toFixed(2))) : 100).toFixed(2);
}

export function band(of: Band | undefined, colours: Colours): string {
  if (of === undefined) return colours.dim('–');
  const colour = { A: colours.green, B: colours.yellow, C: colours.red }[of];
  return colours.bold(colour(of));
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `0.27 % of 3,582`, and never 0 % of what is broken. */
export function rate(failed: number, tested: number): string {
  const percent = (100 * failed) / tested;
  const text = percent > 0 && percent < 0.01 ? '< 0.01' : percent.toFixed(2);
  return `${text} % of ${count(tested)}`;
}

/** Points that were won or lost. */
export function change(by: number, colours: Colours): string {
  if (Math.abs(by) < 0.005) return colours.dim('±0.00');
  return by > 0 ? colours.green(`▲ ${by.toFixed(2)}`) : colours.red(`▼ ${(-by).toFixed(2)}`);
}

/** Each reads well as text on white: contrast 4.5 : 1 or more (WCAG 2.2, success criterion 1.4.3). */
const COLOURS: Readonly<Record<string, string>> = {
  population: '#b3423a',
  justice: '#7a4fa3',
  land: '#2f7030',
  tax: '#8a5a00',
  finance: '#0b6e7b',
  health: '#b0336d',
  'government-office': '#4059ad',
  gateway: '#4f5863',
};

const FALLBACK = '#4f5863';

/** One colour per source, the same in every picture and table. */
export function sourceColour(source: string | undefined): string {
  return COLOURS[source ?? ''] ?? FALLBACK;
}

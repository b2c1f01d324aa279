const COLOURS: Readonly<Record<string, string>> = {
  population: '#b3423a',
  justice: '#7a4fa3',
  land: '#3f7d3a',
  tax: '#b07a12',
  finance: '#0f7b8a',
  health: '#c2447f',
  'government-office': '#4a63b5',
  gateway: '#5b6470',
};

/** One colour per source, the same in every picture and table. */
export function sourceColour(source: string | undefined): string {
  return COLOURS[source ?? ''] ?? '#5b6470';
}

import { calmDials, parseDials, type Dials } from './dials/dials.ts';

/** Settings that come from outside and cannot be used; told in one sentence, exit code 2. */
export class UnusableSetting extends Error {
  override readonly name = 'UnusableSetting';
}

/** Folder of everything that is generated: `LIENTHONG_DATA`, or `.data` in the working directory. */
export function dataDirectory(): string {
  return process.env['LIENTHONG_DATA'] ?? '.data';
}

/**
 * A ministry's dials at start: `LIENTHONG_LAND_DELAY_MS=200`, `LIENTHONG_GOVERNMENT_OFFICE_OUTAGE=true`.
 * The name is the ministry's and the dial's in capitals, words divided by `_`.
 */
export function dialsFromEnvironment(ministry: string): Partial<Dials> {
  const input: Record<string, unknown> = {};
  for (const dial of Object.keys(calmDials)) {
    const text = process.env[`LIENTHONG_${capitals(ministry)}_${capitals(dial)}`];
    if (text !== undefined && text !== '') input[dial] = readValue(text);
  }
  const parsed = parseDials(input);
  if (parsed.kind === 'valid') return parsed.settings;
  throw new UnusableSetting(`The dials of ${ministry} in the environment cannot be used: ${parsed.reason}.`);
}

/** Whether a ministry's process is to run as it is shipped although who starts it runs from source, as tests do. */
export function wantsBuilt(): boolean {
  return process.env['LIENTHONG_MOCKS_BUILT'] === 'true';
}

/** This process' environment with additions, for a child. */
export function environmentWith(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions };
}

function capitals(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

function readValue(text: string): unknown {
  if (text === 'true' || text === '1') return text === 'true' ? true : 1;
  if (text === 'false') return false;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

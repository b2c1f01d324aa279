import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirectory, UnusableSetting } from '../environment.ts';
import { MINISTRIES, type MinistryId } from './row.ts';

export const usage = `Makes the synthetic world of the simulated ministries.
  --people N     people in it, 1000 to 10000000 (default 10000)
  --seed S       same seed and size, same bytes (default 1)
  --out DIR      folder for the files (default <data>/world)
or copies a world that is there into a real database:
  --load URL     postgres://… or mysql://…; a schema for each ministry, in place of one that is there
  --only A,B     these ministries (default all): ${MINISTRIES.join(', ')}
  --prefix P     put before the ministry's id to name its schema`;

export interface GenerateSettings {
  readonly kind: 'generate';
  readonly people: number;
  readonly seed: number;
  readonly directory: string;
}

export interface LoadSettings {
  readonly kind: 'load';
  readonly url: string;
  readonly directory: string;
  readonly ministries: readonly MinistryId[];
  readonly schemaPrefix: string;
}

/** Understands the command line; throws `UnusableSetting` where it cannot. */
export function readSettings(args: readonly string[]): GenerateSettings | LoadSettings | { readonly kind: 'help' } {
  const values = readOptions(args);
  if (values.help === true) return { kind: 'help' };
  const directory = values.out ?? join(dataDirectory(), 'world');
  if (values.load !== undefined) {
    if (!/^(postgres(ql)?|mysql|mariadb):\/\//.test(values.load)) {
      throw new UnusableSetting('--load must name a database as postgres://… or mysql://….');
    }
    const ministries = values.only?.split(',').map(ministryId) ?? MINISTRIES;
    return { kind: 'load', url: values.load, directory, ministries, schemaPrefix: values.prefix ?? '' };
  }
  return {
    kind: 'generate',
    people: wholeNumber('--people', values.people ?? '10000', 1000, 10_000_000),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    directory,
  };
}

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = {
      people: text,
      seed: text,
      out: text,
      load: text,
      only: text,
      prefix: text,
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UnusableSetting(error instanceof Error ? error.message : 'The options cannot be read.', { cause: error });
  }
}

function ministryId(name: string): MinistryId {
  const known = MINISTRIES.find((id) => id === name);
  if (known === undefined)
    throw new UnusableSetting(`There is no ministry called ${name}; there are ${MINISTRIES.join(', ')}.`);
  return known;
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UnusableSetting(`${option} must be a whole number from ${min} to ${max}.`);
}

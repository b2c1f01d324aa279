import { InvalidArgumentError } from 'commander';

/** Collects headers that are given as `name: value`, one an option. */
export function addHeader(text: string, known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, name, value] = /^([\w-]+):\s*(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('It must be a name, a colon and a value.');
  return { ...known, [name]: value };
}

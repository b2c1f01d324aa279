import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand, type CommandOutcome } from '../../support/runCommand.ts';

/** The folder of a team that writes a view. */
export interface Team {
  readonly folder: string;
  /** Path of a file in it. */
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  /** Runs `lienthong codegen` in it. */
  readonly codegen: (...args: string[]) => Promise<CommandOutcome>;
  readonly leave: () => void;
}

/** What most teams ask. */
export const CARD = `query PersonCard($id: PersonalId!) {
  person(personalId: $id) {
    ...Name
    birthDate
    landRights { rightFrom sharePercent }
    ... @defer(label: "tax") { taxpayer { taxCode taxpayerStatus } }
  }
}
fragment Name on Person { personalId fullNameText }
`;

export function aTeam(files: Readonly<Record<string, string>> = { 'src/card.graphql': CARD }): Team {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-team-'));
  const path = (name: string) => join(folder, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    ...{ folder, path, write },
    read: (name) => readFileSync(path(name), 'utf8'),
    codegen: (...args) => runCommand(['codegen', ...args], { cwd: folder }),
    leave: () => rmSync(folder, { recursive: true }),
  };
}

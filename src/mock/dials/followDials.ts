import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { DialBoard } from './dialBoard.ts';
import { readDials, type DialWords } from './dials.ts';

/** Time between two looks at the file (milliseconds). */
const LOOK_MS = 300;

export interface FollowedDials {
  /** Looks at the file now. */
  readonly look: () => void;
  readonly close: () => void;
}

/**
 * Turns the dials as a file says (YAML or JSON), and again whenever it changes. What cannot be read leaves them as they are.
 *
 * - throws `MOCK_DIALS_INVALID` when the file cannot be read at the start
 */
export function followDials(
  file: string,
  board: DialBoard,
  words: DialWords,
  onRefused: (error: GatewayError) => void,
): FollowedDials {
  let seen = readText(file);
  board.turn(dialsOf(seen, file, words));
  const look = () => {
    try {
      const text = readText(file);
      if (text === seen) return;
      seen = text;
      board.turn(dialsOf(text, file, words));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      onRefused(error);
    }
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    look,
    close: () => {
      clearInterval(timer);
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GatewayError('MOCK_DIALS_INVALID', { where: file, problem: 'the file cannot be read' }, { cause });
  }
}

/** - throws `MOCK_DIALS_INVALID` */
function dialsOf(text: string, file: string, words: DialWords) {
  const dials = readDials(parsed(text, file), words);
  if (typeof dials === 'string') throw new GatewayError('MOCK_DIALS_INVALID', { where: file, problem: dials });
  return dials;
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new GatewayError('MOCK_DIALS_INVALID', { where: file, problem: 'it is neither YAML nor JSON' }, { cause });
  }
}

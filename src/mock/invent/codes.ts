import type { CodeListEntry, Dictionary } from '../../model/dictionary.ts';
import type { Random } from '../../synthetic/random.ts';

/** Codes of the dictionary's lists as they are valid on one day. */
export interface Codes {
  /** The entries of a list; none of a list that the dictionary does not have. */
  readonly entries: (list: string) => readonly CodeListEntry[];
  readonly entry: (list: string, code: string) => CodeListEntry | undefined;
  /** Any code of a list; undefined where it has none. */
  readonly pick: (list: string, random: Random) => string | undefined;
}

/** - `day`: `YYYY-MM-DD` */
export function createCodes({ codeLists }: Pick<Dictionary, 'codeLists'>, day: string): Codes {
  const valid = new Map<string, readonly CodeListEntry[]>();

  function entries(list: string): readonly CodeListEntry[] {
    const known = valid.get(list) ?? (codeLists.get(list)?.entries ?? []).filter((entry) => isValid(entry, day));
    valid.set(list, known);
    return known;
  }

  return {
    entries,
    entry: (list, code) => entries(list).find((each) => each.code === code),
    pick: (list, random) => {
      const found = entries(list);
      return found.length === 0 ? undefined : random.pick(found).code;
    },
  };
}

function isValid({ validFrom = '', validTo = '9999' }: CodeListEntry, day: string): boolean {
  return validFrom <= day && day <= validTo;
}

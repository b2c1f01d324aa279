import { FieldFailure } from '../../model/fieldFailure.ts';
import { keyText, type Key, type Row, type RowQuery, type RowReader } from './rows.ts';

type Found = readonly (readonly Row[])[] | FieldFailure;

/** Questions of one kind that wait to be asked together. */
interface Waiting {
  readonly queries: RowQuery[];
  readonly answer: Promise<ReadonlyMap<string, readonly Row[]> | FieldFailure>;
}

/**
 * Asks what is asked at the same time of the same table in the same way as one question, so that a client who asks for
 * fifty persons under fifty names costs one statement, as a list of fifty would.
 */
export function mergeQuestions(reader: RowReader): RowReader {
  const waiting = new Map<string, Waiting>();

  async function find(query: RowQuery): Promise<Found> {
    const kind = JSON.stringify([query.table, query.alternatives, query.where, query.orderBy, query.only]);
    const known = waiting.get(kind);
    const mine = known ?? open(kind);
    mine.queries.push(query);
    const groups = await mine.answer;
    return groups instanceof FieldFailure ? groups : query.keys.map((key) => groups.get(keyText(key)) ?? []);
  }

  function open(kind: string): Waiting {
    const queries: RowQuery[] = [];
    const answer = nextTurn().then(() => {
      waiting.delete(kind);
      return ask(reader, queries);
    });
    const opened = { queries, answer };
    waiting.set(kind, opened);
    return opened;
  }

  return { find, cost: () => reader.cost() };
}

async function ask(
  reader: RowReader,
  queries: readonly RowQuery[],
): Promise<ReadonlyMap<string, readonly Row[]> | FieldFailure> {
  const [first] = queries;
  if (first === undefined) return new Map();
  const keys = new Map<string, Key>(queries.flatMap((query) => query.keys.map((key) => [keyText(key), key] as const)));
  const columns = [...new Set(queries.flatMap((query) => query.columns))];
  const found = await reader.find({ ...first, columns, keys: [...keys.values()] });
  if (found instanceof FieldFailure) return found;
  return new Map([...keys.keys()].map((text, index) => [text, found[index] ?? []]));
}

/** After everything that this turn of the event loop still has to say, answers that have just come included. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import { buildSchema, execute, parse } from 'graphql';
import { askedPerson, rootRow } from './lookUp.ts';
import { operationText, type OperationName } from './readWorkload.ts';

/** What a gateway has to answer: the data (JSON text) for the nth person that is asked about. */
export type ReferenceAnswers = (operation: OperationName, nth: number) => Promise<string>;

/** Answers of graphql-js over one merged schema, without any gateway. Each is made once. */
export function referenceAnswers(publicSdl: string): ReferenceAnswers {
  const schema = buildSchema(publicSdl, { assumeValidSDL: true });
  const made = new Map<string, Promise<string>>();
  return (operation, nth) => {
    const key = `${operation} ${nth}`;
    const found = made.get(key) ?? answer(operation, nth);
    made.set(key, found);
    return found;
  };

  async function answer(operation: OperationName, nth: number): Promise<string> {
    const document = parse(operationText(operation));
    const result = await execute({
      schema,
      document,
      rootValue: rootRow,
      variableValues: { id: askedPerson(nth) },
    });
    if (result.errors !== undefined) throw new Error(`${operation}: ${result.errors.map(String).join('; ')}`);
    return JSON.stringify(result.data);
  }
}

import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useEffect, useRef } from 'react';

/** Something to run: an operation that is first put into the editors, or what stands in them. */
export interface RunCommand {
  /** Grows with every command, so that the same one can be given twice. */
  readonly serial: number;
  readonly load?: { readonly document: string; readonly variables: string };
}

/**
 * Obeys run commands inside the editor's provider, as soon as the editors are there.
 *
 * Running reads query and variables from the editors themselves, but the operation's name from facts that the query editor
 * works out a moment after it changed. They are set here together with the texts, so what runs is what is shown.
 */
export function OperationRunner({ command }: { readonly command: RunCommand | undefined }) {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    ({ queryEditor, variableEditor, responseEditor }) => ({ queryEditor, variableEditor, responseEditor }),
  );
  const { run, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const obeyed = useRef(0);

  useEffect(() => {
    if (command === undefined || command.serial === obeyed.current) return;
    if (queryEditor === undefined || variableEditor === undefined || responseEditor === undefined) return;
    obeyed.current = command.serial;
    if (command.load !== undefined) {
      const { document, variables } = command.load;
      queryEditor.setValue(document);
      variableEditor.setValue(variables);
      const facts = factsOf(document);
      setOperationFacts(facts);
      updateActiveTabValues({ query: document, variables, operationName: facts.operationName ?? null });
    }
    void run();
  }, [command, queryEditor, variableEditor, responseEditor, run, setOperationFacts, updateActiveTabValues]);
  return null;
}

function factsOf(document: string) {
  const documentAST = parse(document);
  const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName === undefined ? {} : { operationName }) };
}

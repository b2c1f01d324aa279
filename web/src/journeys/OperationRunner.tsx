import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { useEffect, useRef } from 'react';
import type { Asked } from '../decision/askDecision.ts';

/** Something to run: an operation that is first put into the editors, or what stands in them. */
export interface RunCommand {
  /** Grows with every command, so that the same one can be given twice. */
  readonly serial: number;
  /** Whether it is only asked what would be decided about it. */
  readonly onlyDecide?: true;
  readonly load?: { readonly document: string; readonly variables: string };
}

/**
 * Obeys run commands inside the editor's provider, as soon as the editors are there.
 *
 * Running reads query and variables from the editors themselves, but the operation's name from facts that the query editor
 * works out a moment after it changed. They are set here together with the texts, so what runs is what is shown.
 */
export function OperationRunner(props: {
  readonly command: RunCommand | undefined;
  readonly onDecide: (asked: Asked) => void;
}) {
  const { command, onDecide } = props;
  const { queryEditor, variableEditor, responseEditor, operationName } = useGraphiQL(
    ({ queryEditor, variableEditor, responseEditor, operationName }) => ({
      queryEditor,
      variableEditor,
      responseEditor,
      operationName,
    }),
  );
  const actions = useGraphiQLActions();
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
      actions.setOperationFacts(facts);
      actions.updateActiveTabValues({ query: document, variables, operationName: facts.operationName ?? null });
    }
    if (command.onlyDecide === undefined) {
      actions.run();
      return;
    }
    const operation = queryEditor.getValue();
    const name = hasOperation(operation, operationName) ? { operationName } : {};
    onDecide({ operation, variables: variableEditor.getValue(), ...name });
  }, [command, queryEditor, variableEditor, responseEditor, operationName, actions, onDecide]);
  return null;
}

function factsOf(document: string) {
  const documentAST = parse(document);
  const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName === undefined ? {} : { operationName }) };
}

/** Whether the text has an operation of that name: what the editor says of it may be of the text before. */
function hasOperation(document: string, name: string | undefined): name is string {
  try {
    return name !== undefined && factsOf(document).operations.some((operation) => operation.name?.value === name);
  } catch {
    return false;
  }
}

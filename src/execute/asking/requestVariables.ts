import type { FetchNode } from '../../model/plan.ts';
import type { ByteText } from '../../util/byteText.ts';
import { decodeJson, encodeJson } from '../reading/byteJson.ts';
import type { ExecutionRun } from '../executionRun.ts';

type Values = Pick<ExecutionRun, 'variables' | 'variableTexts'>;

/** Variables of a request as objects. `representations`: members of a JSON object. */
export function requestVariables(
  { variables }: Values,
  fetch: FetchNode,
  representations: ByteText,
): Readonly<Record<string, unknown>> {
  const values = decodeJson(`{${representations}}`) as Record<string, unknown>;
  for (const name of fetch.variables) if (Object.hasOwn(variables, name)) values[name] = variables[name];
  return values;
}

/** Variables of a request as a JSON object. What the client left out is left out. */
export function requestVariablesText(values: Values, fetch: FetchNode, representations: ByteText): ByteText {
  let text = representations;
  for (const name of fetch.variables) {
    const value = textOf(values, name);
    if (value !== undefined) text += `${text === '' ? '' : ','}"${name}":${value}`;
  }
  return `{${text}}`;
}

/** Fetches of one request share the client's variables. */
function textOf({ variables, variableTexts }: Values, name: string): ByteText | undefined {
  if (!Object.hasOwn(variables, name)) return undefined;
  let text = variableTexts.get(name);
  if (text === undefined && !variableTexts.has(name)) variableTexts.set(name, (text = encodeJson(variables[name])));
  return text;
}

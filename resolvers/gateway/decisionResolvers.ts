import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { OwnContext } from '../../src/model/ownContext.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What would be decided about an operation: the gateway decides, this field only asks it. */
export const decisionResolvers = {
  Query: {
    mayI: (_: Fields, { operation, variables, operationName }: Fields, { request }: OwnContext) => {
      if (request.mayI === undefined) throw new GatewayError('MAY_I_UNAVAILABLE');
      return request.mayI({
        operation: String(operation),
        variables: textOf(variables),
        operationName: textOf(operationName),
      });
    },
  },
};

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

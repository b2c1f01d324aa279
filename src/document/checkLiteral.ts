import { Kind, type ValueNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { DocumentLimits } from './documentLimits.ts';

/** Refuses a literal that nests too deeply or holds a number of absurd length (turning digits into numbers is quadratic). */
export function checkLiteral(value: ValueNode, limits: DocumentLimits, depth = 0): void {
  if (value.kind === Kind.INT || value.kind === Kind.FLOAT) {
    if (value.value.length > limits.numberLength)
      throw new GatewayError('DOCUMENT_NUMBER_TOO_LONG', { limit: limits.numberLength });
  } else if (value.kind === Kind.LIST || value.kind === Kind.OBJECT) {
    if (depth >= limits.literalDepth)
      throw new GatewayError('DOCUMENT_TOO_DEEP', { what: 'a literal', limit: limits.literalDepth });
    const inner = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value);
    for (const item of inner) checkLiteral(item, limits, depth + 1);
  }
}

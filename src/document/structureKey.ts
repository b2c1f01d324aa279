import { hash } from 'node:crypto';
import { print } from 'graphql';
import type { NormalisedOperation, Projection } from '../model/operation.ts';

/**
 * A key that two operations share when one can stand for the other: they differ at most in the values that they have
 * written out, and, without `withPlaces`, in where their fields stand in the document.
 */
export function structureKey(operation: NormalisedOperation, withPlaces: boolean): string {
  const { kind, name, text, hoisted, projection, deferred, introspection } = operation;
  const types = hoisted.map(({ type }) => String(type));
  const printed = introspection === undefined ? '' : print(introspection);
  const parts = [kind, name, text, types, projection, deferred, printed];
  return hash('sha256', JSON.stringify(parts, withPlaces ? readable : readableWithoutPlaces), 'base64url');
}

function readable(_key: string, value: unknown): unknown {
  return value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value;
}

function readableWithoutPlaces(key: string, value: unknown): unknown {
  return key === 'place' ? undefined : readable(key, value);
}

/** The operation without the places of its fields, which differ between the documents that share it. */
export function withoutPlaces(operation: NormalisedOperation): NormalisedOperation {
  return { ...operation, projection: placeless(operation.projection) };
}

function placeless({ fields, subjects }: Projection): Projection {
  return {
    ...(subjects && { subjects }),
    fields: fields.map((field) => {
      const { responseKey, fieldName, onTypes, origin, selection, deferredBy, asksBySubject } = field;
      return {
        responseKey,
        fieldName,
        ...(onTypes === undefined ? {} : { onTypes }),
        origin,
        ...(selection === undefined ? {} : { selection: placeless(selection) }),
        ...(deferredBy === undefined ? {} : { deferredBy }),
        ...(asksBySubject && { asksBySubject }),
      };
    }),
  };
}

import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import type { Condition, Operand } from '../../model/rules/condition.ts';
import { any } from '../../model/rules/condition.ts';
import type { FieldBinding, PartsBinding, TypeBinding } from '../../model/typeBinding.ts';
import { decodingOf, type Decoding } from './columnDecoding.ts';

/** An element where a table holds it. */
export interface Place {
  /** `Person.sex`, `Residence.residenceAddress.communeCode`. */
  readonly path: string;
  readonly element: DictionaryElement;
  readonly decoding: Decoding;
  /** Other elements of its record. */
  readonly fieldOf: (name: string) => Operand | undefined;
  /** A name or an address as a whole, of which only can be said that it is there. */
  readonly isWhole?: boolean;
  /** For a part of a value: whether the whole is there at all. */
  readonly isWholePresent?: Condition;
}

/** What a table holds of the dictionary. */
export interface Places {
  readonly places: readonly Place[];
  /** Paths of what is bound in a way that no engine can measure. */
  readonly unmeasured: readonly string[];
}

/** The elements that a binding finds in a table, parts of names and addresses among them. */
export function placesOf(type: string, binding: TypeBinding, dictionary: Dictionary): Places {
  const found: Place[] = [];
  const unmeasured: string[] = [];
  const fieldOf = operandsOf(binding.fields);
  for (const [name, bound] of Object.entries(binding.fields)) {
    const path = `${type}.${name}`;
    if (isParts(bound)) {
      const parts = partPlaces(path, bound, dictionary);
      found.push(...wholePlace(path, parts, dictionary), ...parts);
      continue;
    }
    add(path, dictionary.elements.get(path), decodingOf(bound), found, unmeasured, { fieldOf });
  }
  return { places: found, unmeasured };
}

function partPlaces(path: string, { value, parts }: PartsBinding, dictionary: Dictionary): readonly Place[] {
  const found: Place[] = [];
  const ofParts = Object.values(parts).map(decodingOf);
  const isWholePresent = any(...ofParts.flatMap((decoding) => decoding?.isPresent ?? []));
  for (const [part, bound] of Object.entries(parts)) {
    const element = dictionary.elements.get(`${value}.${part}`);
    add(`${path}.${part}`, element, decodingOf(bound), found, [], { fieldOf: operandsOf(parts), isWholePresent });
  }
  return found;
}

/** The whole of a value is there when a part of it is. */
function wholePlace(path: string, parts: readonly Place[], dictionary: Dictionary): readonly Place[] {
  const element = dictionary.elements.get(path);
  const [first] = parts;
  const isPresent = first?.isWholePresent;
  if (element === undefined || first === undefined || isPresent === undefined) return [];
  return [{ path, element, decoding: { ...first.decoding, isPresent }, fieldOf: first.fieldOf, isWhole: true }];
}

function add(
  path: string,
  element: DictionaryElement | undefined,
  decoding: Decoding | undefined,
  found: Place[],
  unmeasured: string[],
  rest: Pick<Place, 'fieldOf' | 'isWholePresent'>,
): void {
  if (element === undefined) return;
  if (decoding === undefined) unmeasured.push(path);
  else found.push({ path, element, decoding, ...rest });
}

function operandsOf(fields: Readonly<Record<string, FieldBinding>>): Place['fieldOf'] {
  return (name) => {
    const bound = fields[name];
    return bound === undefined || isParts(bound) ? undefined : decodingOf(bound)?.value;
  };
}

function isParts(bound: FieldBinding): bound is PartsBinding {
  return typeof bound === 'object' && 'parts' in bound;
}

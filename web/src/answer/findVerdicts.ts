/** A conclusion somewhere in an answer. */
export interface Verdict {
  /** Where it stands, or what it is about: `slip.verdict`, the name of a test, of a paper. */
  readonly about: string;
  /** In capitals, as the graph has it: `READY`. */
  readonly value: string;
  readonly reasonVi: string | undefined;
  readonly reasonEn: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Fields that hold a conclusion of the gateway, in the order in which one is looked for. */
const CONCLUSIONS = ['verdict', 'answer', 'outcome', 'status', 'severity'];

/** Fields that say what an object is about. */
const NAMES = ['labResultName', 'imagingName', 'componentName', 'taxType', 'code', 'name'];

const IN_CAPITALS = /^[A-Z][A-Z_]+$/;

/** Every conclusion in an answer with its reason in both languages, in the order of the answer. */
export function findVerdicts(data: unknown): readonly Verdict[] {
  const found: Verdict[] = [];
  visit(data, [], {});
  return found;

  function visit(value: unknown, path: readonly string[], around: Values): void {
    if (Array.isArray(value)) for (const item of value) visit(item, path, around);
    else if (isObject(value)) visitObject(value, path, around);
  }

  function visitObject(object: Values, path: readonly string[], around: Values): void {
    const key = CONCLUSIONS.find((name) => typeof object[name] === 'string' && IN_CAPITALS.test(object[name]));
    if (key !== undefined) {
      found.push({
        about: nameOf(object) ?? nameOf(around) ?? [...path.slice(1), key].join('.'),
        value: String(object[key]),
        reasonVi: textOf(object['reasonVi']),
        reasonEn: textOf(object['reasonEn']),
      });
    }
    for (const [name, inner] of Object.entries(object)) visit(inner, [...path, name], object);
  }
}

function nameOf(object: Values): string | undefined {
  const key = NAMES.find((name) => typeof object[name] === 'string');
  return key === undefined ? undefined : String(object[key]);
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

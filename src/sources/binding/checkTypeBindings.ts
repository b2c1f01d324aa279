import type { RestBinding, SqlBinding } from '../../model/binding.ts';
import type {
  FieldBinding,
  JoinBinding,
  JoinColumns,
  QueryBinding,
  RelationBinding,
  TypeBinding,
} from '../../model/typeBinding.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { formats } from '../values/formats.ts';
import type { BindingProblem } from './bindingProblem.ts';
import { unknownCodes, type DictionaryFields } from './dictionaryFields.ts';

/** What is checked against what. */
interface Check {
  readonly binding: SqlBinding | RestBinding;
  readonly dictionary: Dictionary;
  readonly fields: DictionaryFields;
}

/** Problems of the types and queries of a SQL or REST binding. */
export function checkTypeBindings(
  binding: SqlBinding | RestBinding,
  dictionary: Dictionary,
  fields: DictionaryFields,
): BindingProblem[] {
  const check: Check = { binding, dictionary, fields };
  return [
    ...Object.entries(binding.types).flatMap(([name, type]) => checkType(check, name, type)),
    ...Object.entries(binding.queries ?? {}).flatMap(([name, query]) => checkQuery(check, name, query)),
  ];
}

function checkType(check: Check, name: string, type: TypeBinding): BindingProblem[] {
  const known = check.fields.get(name);
  if (known === undefined) return [{ where: name, problem: 'the dictionary has no such type.' }];
  return [
    ...checkEndpoint(check, name, type),
    ...[...Object.keys(type.fields), ...Object.keys(type.relations ?? {})]
      .filter((field) => !known.has(field))
      .map((field) => ({ where: `${name}.${field}`, problem: `the dictionary's ${name} has no such field.` })),
    ...Object.entries(type.fields).flatMap(([field, value]) => checkField(check, `${name}.${field}`, value)),
    ...(type.keys ?? []).flatMap((key) => checkKey(check, name, type, key.split(/\s+/u))),
    ...Object.entries(type.relations ?? {}).flatMap(([field, relation]) =>
      checkRelation(check, `${name}.${field}`, relation),
    ),
  ];
}

function checkEndpoint({ binding }: Check, name: string, type: TypeBinding): BindingProblem[] {
  if (binding.kind !== 'rest' || type.table === undefined || binding.endpoints[type.table] !== undefined) return [];
  return [{ where: name, problem: `there is no endpoint ${type.table}.` }];
}

function checkField(check: Check, coordinate: string, field: FieldBinding): BindingProblem[] {
  if (typeof field === 'string') return [];
  if ('parts' in field) {
    const parts = check.fields.get(field.value);
    if (parts === undefined) return [{ where: coordinate, problem: `the dictionary has no type ${field.value}.` }];
    return Object.entries(field.parts).flatMap(([part, value]) =>
      parts.has(part)
        ? checkField(check, `${field.value}.${part}`, value)
        : [{ where: `${coordinate}.${part}`, problem: `the dictionary's ${field.value} has no such field.` }],
    );
  }
  if ('columns' in field) return [];
  return [
    ...(field.format !== undefined && !(field.format in formats)
      ? [{ where: coordinate, problem: `there is no format ${field.format}.` }]
      : []),
    ...(field.codes === undefined ? [] : unknownCodes(field.codes, coordinate, check.dictionary)),
  ];
}

function checkKey(check: Check, name: string, type: TypeBinding, key: readonly string[]): BindingProblem[] {
  if (type.table === undefined) return [];
  return checkFindable(check, `${name} (key ${key.join(' ')})`, type, key);
}

/** Whether rows can be found by fields together: all can be compared, and a REST API can be asked by one of them. */
function checkFindable(
  { binding }: Check,
  where: string,
  type: TypeBinding,
  fields: readonly string[],
): BindingProblem[] {
  const problems = fields.flatMap((field) => checkComparable(where, type, field));
  const columns = fields.map((field) => columnOf(type.fields[field]) ?? field);
  return problems.length > 0 || fields.length === 0 ? problems : checkAskable(binding, where, type.table, columns);
}

/** Whether rows can be compared by a field: it is one column, and its form can be written. */
function checkComparable(where: string, type: TypeBinding, field: string): BindingProblem[] {
  const value = type.fields[field];
  if (value === undefined) return [{ where, problem: `the field ${field} has no column.` }];
  if (columnOf(value) === undefined) return [{ where, problem: `the field ${field} is not one column.` }];
  const format = typeof value === 'object' && 'column' in value ? value.format : undefined;
  if (format !== undefined && formats[format].encode === undefined) {
    return [{ where, problem: `nothing can be found by ${field}, as the format ${format} cannot be written.` }];
  }
  return [];
}

function columnOf(value: FieldBinding | undefined): string | undefined {
  if (typeof value === 'object') return 'column' in value ? value.column : undefined;
  return value;
}

function checkAskable(
  binding: SqlBinding | RestBinding,
  where: string,
  table: string | undefined,
  columns: readonly string[],
): BindingProblem[] {
  if (binding.kind !== 'rest' || table === undefined) return [];
  const lookups = binding.endpoints[table]?.lookups ?? [];
  if (lookups.some(({ by }) => columns.includes(by))) return [];
  return [{ where, problem: `the endpoint ${table} cannot be asked by ${columns.join(', ')}.` }];
}

function checkRelation(check: Check, where: string, relation: RelationBinding): BindingProblem[] {
  if (!check.fields.has(relation.to)) return [{ where, problem: `the dictionary has no type ${relation.to}.` }];
  if ('key' in relation) {
    const target = check.fields.get(relation.to);
    return Object.keys(relation.key)
      .filter((field) => target?.has(field) !== true)
      .map((field) => ({ where, problem: `the dictionary's ${relation.to} has no field ${field}.` }));
  }
  const target = check.binding.types[relation.to];
  if (target === undefined) return [{ where, problem: `the binding has no type ${relation.to}.` }];
  if ('nested' in relation) return [];
  if (target.table === undefined) return [{ where, problem: `the type ${relation.to} has no table.` }];
  return checkJoin(check, where, relation, target.table);
}

function checkJoin({ binding }: Check, where: string, join: JoinBinding, table: string): BindingProblem[] {
  return [join.on, ...(join.via === undefined ? [] : [join.via.on])].flatMap((on): BindingProblem[] => {
    const alternatives = (Array.isArray(on) ? on : [on]) as readonly JoinColumns[];
    const [first, ...others] = alternatives.map((columns) => Object.keys(columns).join(' '));
    if (first === undefined || first === '')
      return [{ where, problem: 'it is not said by which columns rows belong together.' }];
    if (others.some((own) => own !== first))
      return [{ where, problem: 'all alternatives must start from the same own columns.' }];
    if (on !== join.on) return [];
    return alternatives.flatMap((columns) => checkAskable(binding, where, table, Object.values(columns)));
  });
}

function checkQuery(check: Check, name: string, query: QueryBinding): BindingProblem[] {
  const where = `Query.${name}`;
  const field = check.fields.get('Query')?.get(name);
  const type = check.binding.types[query.to];
  if (field === undefined) return [{ where, problem: 'the dictionary has no such query.' }];
  if (type === undefined) return [{ where, problem: `the binding has no type ${query.to}.` }];
  const known = new Set((field.arguments ?? []).map((argument) => argument.name.value));
  const unknown = Object.keys(query.by).filter((argument) => !known.has(argument));
  if (unknown.length > 0)
    return unknown.map((argument) => ({ where, problem: `the dictionary's query has no argument ${argument}.` }));
  return checkFindable(check, where, type, Object.values(query.by));
}

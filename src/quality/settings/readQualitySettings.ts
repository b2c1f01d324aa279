import { Kind, type DefinitionNode } from 'graphql';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { knownRules } from '../plan/qualityStatements.ts';
import { qualitySettings, type QualitySettings } from './qualitySettings.ts';

/**
 * Reads `quality.yaml`, and checks that what it names is there.
 *
 * - throws `QUALITY_SETTINGS_UNREADABLE`, and `QUALITY_SETTINGS_INVALID` with the first thing that is wrong
 */
export function readQualitySettings(file: string, dictionary: Dictionary): QualitySettings {
  const result = qualitySettings.safeParse(parseFile(file));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(file, issue?.path.join('.') ?? '', issue?.message ?? 'it cannot be understood');
  }
  const settings = result.data;
  for (const { where, problem } of unknownNames(settings, dictionary)) throw invalid(file, where, problem);
  return settings;
}

function parseFile(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8')) as unknown;
  } catch (cause) {
    throw new GatewayError('QUALITY_SETTINGS_UNREADABLE', { file }, { cause });
  }
}

function invalid(file: string, where: string, problem: string): GatewayError {
  return new GatewayError('QUALITY_SETTINGS_INVALID', { file, where, problem });
}

/** Entries that name what neither the dictionary nor the rules have, and rules that nobody placed. */
function* unknownNames(settings: QualitySettings, dictionary: Dictionary) {
  const rules = new Set(knownRules.map(({ id }) => id));
  for (const id of Object.keys(settings.rules))
    if (!rules.has(id)) yield { where: `rules.${id}`, problem: 'there is no such rule' };
  for (const id of rules)
    if (settings.rules[id] === undefined) yield { where: `rules.${id}`, problem: 'the rule has no criterion' };
  for (const { element } of settings.declared)
    if (!dictionary.elements.has(element)) yield { where: 'declared', problem: `there is no element ${element}` };
  for (const { element, register, ...others } of Object.values(settings.references).flat())
    for (const named of [element, register, ...('of' in others ? [others.of] : [])])
      if (!isField(named, dictionary)) yield { where: 'references', problem: `there is no element ${named}` };
  for (const [type, { element }] of Object.entries(settings.freshness.types))
    if (element === undefined ? !dictionary.entities.has(type) : !dictionary.elements.has(`${type}.${element}`))
      yield { where: `freshness.types.${type}`, problem: 'there is no such entity or element' };
  for (const { entity, same } of settings.duplicates)
    for (const name of same)
      if (!dictionary.elements.has(`${entity}.${name}`))
        yield { where: 'duplicates', problem: `there is no element ${entity}.${name}` };
  for (const type of Object.keys(settings.expectedRows))
    if (!dictionary.entities.has(type)) yield { where: `expectedRows.${type}`, problem: 'there is no such entity' };
}

/** An element, or a relation to another entity. */
function isField(coordinate: string, { elements, document }: Dictionary): boolean {
  const [type, field] = coordinate.split('.');
  const isHere = (definition: DefinitionNode) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.name.value === type &&
    (definition.fields ?? []).some(({ name }) => name.value === field);
  return elements.has(coordinate) || document.definitions.some(isHere);
}

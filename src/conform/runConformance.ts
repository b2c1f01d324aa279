import { buildScalarRegistry } from '../model/scalars/buildScalarRegistry.ts';
import { NO_AGREEMENTS, type Agreements } from '../model/agreements.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { allRules } from './allRules.ts';
import { dataOf, isObject, type Json } from './behaviour/answer.ts';
import { entitiesCall, type BehaviourRule, type KeyCase } from './behaviour/behaviourRule.ts';
import { entityRules } from './behaviour/entityRules.ts';
import { judgeService } from './behaviour/judgeService.ts';
import { pageCases } from './behaviour/pageCases.ts';
import { judgePages, pageRules } from './behaviour/pageRules.ts';
import { serviceRules } from './behaviour/serviceRules.ts';
import { transportRules } from './behaviour/transportRules.ts';
import { checkRecords, dataRules } from './data/checkRecords.ts';
import type { DataContext, DataRule } from './data/dataRule.ts';
import { agreementRules } from './data/agreementRules.ts';
import { referenceRule } from './data/referenceRule.ts';
import { lookUpReferences, type Register } from './data/references.ts';
import { repeatedRecords } from './data/repeatedRecords.ts';
import { schemaPrint } from './certificate/schemaPrint.ts';
import type { Run } from './finding.ts';
import { DEFAULT_LOAD_LIMITS, loadRules, type LoadLimits } from './load/loadRules.ts';
import { measureLoad, type LoadPlan } from './load/measureLoad.ts';
import { collectOutcomes, type Outcomes } from './outcomes.ts';
import type { Family, RuleFacts } from './rule.ts';
import { readableRule, readSdl, schemaRules } from './schema/checkSchema.ts';
import { readClaim, type Claim } from './schema/schemaRule.ts';
import type { Ask } from './target/askTarget.ts';
import { discoverKeys } from './target/discoverKeys.ts';
import { gatherRecords, type DataRecord, type SampleSize } from './target/gatherRecords.ts';
import { planKeys } from './target/planKeys.ts';

/**
 * What is tested: a schema alone, a service that tells its own, or a source (a database, a REST API) that the gateway asks
 * through a binding, which then says what the schema is.
 */
export type Target =
  | { readonly kind: 'schema'; readonly name: string; readonly sdl: string }
  | { readonly kind: 'service'; readonly name: string; readonly ask: Ask }
  | { readonly kind: 'binding'; readonly name: string; readonly sdl: string; readonly ask: Ask };

export interface RunOptions {
  readonly dictionary: Dictionary;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Representations of records that the target has; what is found in them is followed. */
  readonly keys?: readonly Json[];
  readonly sample?: SampleSize;
  /** A family, or the identifier of a rule; all without it. */
  readonly only?: string;
  /** Rules beside those of the kit. */
  readonly ownRules?: readonly DataRule[];
  /** See `DataContext`. */
  readonly freshness?: ReadonlyMap<string, number>;
  /** Sources that are asked for the identifiers that records name. */
  readonly registers?: readonly RegisterSource[];
  /** What records say of those whom they name, and how it stands to what registers say. */
  readonly agreements?: Agreements;
  readonly load?: LoadPlan;
  readonly loadLimits?: LoadLimits;
  readonly onProgress?: (family: Family) => void;
}

/** Identifiers of one kind that a register is asked for (count). */
const MOST_REFERENCES = 5_000;

export const DEFAULT_SAMPLE: SampleSize = { most: 200, seed: 1 };
export const DEFAULT_LOAD: LoadPlan = { perSecond: 20, seconds: 2 };

/** A source that keeps a register, and the schema by which it is asked. */
export interface RegisterSource {
  readonly sdl: string;
  readonly ask: Ask;
}

/** Tests a target: schema, behaviour, data, load, each as far as it can be. Nothing that the target does throws. */
export async function runConformance(target: Target, options: RunOptions): Promise<Run> {
  const isChosen = chooser(options.only);
  const rules = [...allRules, ...(options.ownRules ?? [])];
  const outcomes = collectOutcomes(rules.filter((rule) => isChosen(rule) && appliesTo(target.kind, rule.id)));
  const sdl = target.kind === 'service' ? await askSdl(target.ask, outcomes) : target.sdl;
  const claim = sdl === undefined ? undefined : readClaimOf(sdl, options.dictionary, outcomes);
  let records = 0;
  options.onProgress?.('schema');
  if (claim !== undefined) checkSchema(claim, isChosen, outcomes);
  if (target.kind === 'schema') leaveOut(rules, 'Only the schema was given, no running service.', outcomes);
  else if (claim === undefined) leaveOut(rules, 'The schema could not be read.', outcomes);
  else records = await testService(target.ask, claim, { ...options, isChosen, kind: target.kind }, outcomes);
  const schema = sdl === undefined ? undefined : schemaPrint(sdl);
  return {
    ...{ target: target.name, dictionary: options.dictionary.version },
    ...(schema === undefined ? {} : { schema }),
    outcomes: outcomes.all(),
    findings: outcomes.findings().filter(({ rule, family }) => isChosen({ id: rule, family })),
    ...{ waived: [], lapsed: [] },
    sample: { ...(options.sample ?? DEFAULT_SAMPLE), records },
    load: options.load ?? DEFAULT_LOAD,
    ...(options.only === undefined ? {} : { only: options.only }),
  };
}

/** Rules of GraphQL over HTTP, in which the gateway does not ask what it reaches through a binding. */
const OF_SERVICES = new Set(
  [...serviceRules, ...transportRules, ...pageRules]
    .map(({ id }) => id)
    .filter((id) => !['BEHAVIOUR-REACHABLE', 'BEHAVIOUR-TIMEOUT'].includes(id)),
);

function appliesTo(kind: Target['kind'], rule: string): boolean {
  return kind !== 'binding' || !OF_SERVICES.has(rule);
}

type IsChosen = (rule: { readonly id: string; readonly family: Family }) => boolean;

/** Whether a rule is the one that was asked for, or of the family. */
function chooser(only: string | undefined): IsChosen {
  return ({ id, family }) => only === undefined || only === id || only === family;
}

interface ServiceOptions extends RunOptions {
  readonly kind: 'service' | 'binding';
  readonly isChosen: IsChosen;
}

/** The service's own schema. */
async function askSdl(ask: Ask, outcomes: Outcomes): Promise<string | undefined> {
  const answer = await ask({ body: { query: '{ _service { sdl } }' } });
  const service = dataOf(answer)?.['_service'];
  const sdl = isObject(service) ? service['sdl'] : undefined;
  if (typeof sdl === 'string' && sdl !== '') return sdl;
  const transport = transportRules.find(({ failure }) => failure === answer.failure);
  const where = 'Query._service';
  outcomes.failed(transport?.id ?? 'BEHAVIOUR-SERVICE-SDL', {
    where,
    message: `The schema was not told (${answer.failure ?? `HTTP ${answer.status}`}).`,
  });
  return undefined;
}

function readClaimOf(sdl: string, dictionary: Dictionary, outcomes: Outcomes): Claim | undefined {
  const document = readSdl(sdl);
  if ('kind' in document) {
    outcomes.passed(readableRule.id);
    return readClaim(document, dictionary);
  }
  outcomes.failed(readableRule.id, document);
  return undefined;
}

function checkSchema(claim: Claim, isChosen: IsChosen, outcomes: Outcomes): void {
  for (const rule of schemaRules.filter(isChosen)) {
    const hits = rule.check(claim);
    if (hits.length === 0) outcomes.passed(rule.id);
    for (const hit of hits) outcomes.failed(rule.id, hit);
  }
}

/** Resolves to how many records were read. */
async function testService(ask: Ask, claim: Claim, options: ServiceOptions, outcomes: Outcomes): Promise<number> {
  const { isChosen, ownRules = [] } = options;
  if (![...allRules, ...ownRules].some((rule) => rule.family !== 'schema' && isChosen(rule))) return 0;
  options.onProgress?.('behaviour');
  const size = options.sample ?? DEFAULT_SAMPLE;
  const given = options.keys ?? [];
  const seeds = given.length > 0 || options.kind === 'binding' ? given : await discoverKeys(ask, claim, size.most);
  const gathered = await gatherRecords(ask, claim, seeds, size);
  const keys = planKeys(claim, gathered.keys);
  await testBehaviour(ask, keys, options, outcomes);
  if (options.kind === 'service') await testPages(ask, claim, options, outcomes);
  options.onProgress?.('data');
  await testData(gathered.records, options, outcomes);
  options.onProgress?.('load');
  if (loadRules.some(isChosen)) await testLoad(ask, keys, options, outcomes);
  return gathered.records.length;
}

async function testBehaviour(
  ask: Ask,
  keys: readonly KeyCase[],
  { isChosen, kind }: ServiceOptions,
  outcomes: Outcomes,
): Promise<void> {
  const asksTransport = transportRules.some((rule) => isChosen(rule));
  // Rules of transport speak with whichever other rule asks.
  const isAsked = (rule: BehaviourRule) => isChosen(rule) || asksTransport;
  const judge = async (rule: BehaviourRule, key: KeyCase) => {
    for (const verdict of await judgeService(rule, key, ask)) {
      if (!appliesTo(kind, verdict.rule)) continue;
      if (verdict.state === 'passed') outcomes.passed(verdict.rule);
      else if (verdict.state === 'failed') outcomes.failed(verdict.rule, verdict.hit);
      else outcomes.notTested(verdict.rule, verdict.reason);
    }
  };
  const [first] = keys;
  if (first === undefined) return;
  for (const rule of serviceRules.filter(isAsked)) if (appliesTo(kind, rule.id)) await judge(rule, first);
  for (const key of keys) for (const rule of entityRules.filter(isAsked)) await judge(rule, key);
}

/** Lists that the service gives in pages. */
async function testPages(ask: Ask, claim: Claim, { isChosen }: ServiceOptions, outcomes: Outcomes): Promise<void> {
  const pages = pageCases(claim);
  for (const rule of pageRules.filter(isChosen)) {
    const own = pages.filter(rule.applies);
    if (own.length === 0) outcomes.notTested(rule.id, 'No root field lists records in pages.');
    for (const page of own) {
      const judged = await judgePages(rule, page, ask);
      if ('failure' in judged) outcomes.notTested(rule.id, `There was no answer: ${judged.failure}.`);
      else if (judged.message === undefined) outcomes.passed(rule.id);
      else outcomes.failed(rule.id, { where: page.where, message: judged.message });
    }
  }
}

async function testData(records: readonly DataRecord[], options: ServiceOptions, outcomes: Outcomes): Promise<void> {
  const { dictionary, today, isChosen, ownRules = [], registers = [], agreements = NO_AGREEMENTS } = options;
  const besideRegisters = [referenceRule, ...agreementRules];
  if (registers.length === 0)
    for (const { id } of besideRegisters) outcomes.notTested(id, 'No register was named: --references.');
  const references = besideRegisters.some(isChosen)
    ? await lookUpReferences(
        records,
        { dictionary, agreements },
        registers.flatMap((each) => registerOf(each, dictionary)),
        MOST_REFERENCES,
      )
    : new Map<string, undefined>();
  const context: DataContext = {
    ...{ dictionary, today, references, agreements },
    repeated: repeatedRecords(records, dictionary),
    freshness: options.freshness ?? new Map(),
    scalars: buildScalarRegistry(dictionary),
  };
  for (const rule of [...dataRules, ...ownRules].filter(isChosen)) {
    const { tested, hits } = checkRecords(rule, records, context);
    if (records.length === 0) outcomes.notTested(rule.id, 'No records are known: give keys with --keys.');
    else if (tested > 0 && hits.length === 0) outcomes.passed(rule.id, tested);
    for (const hit of hits) outcomes.failed(rule.id, hit);
  }
}

function registerOf({ sdl, ask }: RegisterSource, dictionary: Dictionary): readonly Register[] {
  const document = readSdl(sdl);
  return 'kind' in document ? [{ ask, claim: readClaim(document, dictionary) }] : [];
}

async function testLoad(
  ask: Ask,
  keys: readonly KeyCase[],
  options: ServiceOptions,
  outcomes: Outcomes,
): Promise<void> {
  const key = keys.find(({ samples }) => samples.length > 0);
  if (key === undefined) {
    for (const rule of loadRules) outcomes.notTested(rule.id, 'No keys are known: give some with --keys.');
    return;
  }
  const measure = await measureLoad(ask, entitiesCall(key, key.samples.slice(0, 10)), options.load ?? DEFAULT_LOAD);
  for (const rule of loadRules.filter(options.isChosen)) {
    const message = rule.judge(measure, options.loadLimits ?? DEFAULT_LOAD_LIMITS);
    if (message === undefined) outcomes.passed(rule.id, measure.calls);
    else outcomes.failed(rule.id, { where: key.entity, message });
  }
}

function leaveOut(rules: readonly RuleFacts[], reason: string, outcomes: Outcomes): void {
  for (const rule of rules) outcomes.notTested(rule.id, reason);
}

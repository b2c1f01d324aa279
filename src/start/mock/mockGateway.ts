import { join } from 'node:path';
import { readAccessRules, type AccessRules } from '../../access/accessRules.ts';
import { loadSubjects } from '../../access/rows/loadSubjects.ts';
import { readRuleFiles } from '../../access/rules/ruleFiles.ts';
import { vocabularyOf } from '../../access/vocabulary.ts';
import { systemClock } from '../../clock.ts';
import { openAdminUnitRegistry } from '../../codelist/openAdminUnitRegistry.ts';
import { composeGraph } from '../../compose/composeGraph.ts';
import { subgraphSdl } from '../../compose/subgraphSdl.ts';
import { fieldClasses } from '../../dictionary/fieldClasses.ts';
import { loadDictionary } from '../../dictionary/loadDictionary.ts';
import type { DocumentSettings } from '../documentSettings.ts';
import { elementOwners } from '../elementOwners.ts';
import { createGateway } from '../../gateway.ts';
import { createMockWorld } from '../../mock/createMockWorld.ts';
import { DialBoard } from '../../mock/dials/dialBoard.ts';
import type { Fixtures } from '../../mock/fixtures/fixtures.ts';
import type { FixtureWords } from '../../mock/fixtures/readFixtures.ts';
import type { MockWorld } from '../../mock/mockWorld.ts';
import { someAdult } from '../../mock/people/someAdult.ts';
import { openMockDesks } from './mockDesks.ts';
import { mockCaller, type MockCaller, type MockProfile } from './mockProfile.ts';
import { mockSources } from './mockSources.ts';
import type { SourceBinding } from '../../model/binding.ts';
import type { AnswerRequest } from '../../model/gateway.ts';
import type { Graph } from '../../model/graph.ts';
import type { AskOwnGraph } from '../../model/ownGraph.ts';
import type { Purpose } from '../../model/purpose.ts';
import type { QualityServices } from '../../model/quality.ts';
import { buildScalarRegistry } from '../../model/scalars/buildScalarRegistry.ts';
import { rowsOf, subjectFiles } from '../rowAccess.ts';
import type { GuardedSource } from '../../sources/guard/guardSource.ts';
import { declarationOf } from '../../sources/binding/declarationOf.ts';
import { packageRoot } from '../../util/packageRoot.ts';

/** The day on which a mock stands still where nobody says another: that of the simulated world. */
export const MOCK_DAY = '2026-11-20';

/** Nobody has measured what is made up, nor called anybody for it. */
const NOTHING_MEASURED: QualityServices = { latest: () => Promise.resolve([]), fares: () => [] };

export interface MockSettings {
  readonly profile: MockProfile;
  readonly seed: number;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Reads fixtures, given what they may say. */
  readonly fixtures: (context: FixtureContext) => Fixtures;
  /** Limits of documents, and those that are trusted. */
  readonly documents: DocumentSettings;
  /** Hears of what a resolver threw. */
  readonly onResolverError?: (error: unknown) => void;
}

/** What has to be known to read fixtures. */
export interface FixtureContext extends FixtureWords {
  /** The caller's agency, which works on every dossier. */
  readonly agency: string | undefined;
  readonly purposes: ReadonlyMap<string, Purpose>;
}

/** The gateway's own road of a request, over sources that make everything up. */
export interface MockGateway {
  /** A request that states no token, purpose or case is taken as the profile's. */
  readonly answer: AnswerRequest;
  readonly asked: MockCaller;
  readonly rules: AccessRules;
  readonly world: MockWorld;
  readonly graph: Graph;
  readonly board: DialBoard;
  readonly sources: readonly GuardedSource[];
  readonly close: () => Promise<void>;
}

/**
 * The whole graph for one profile, from the dictionary and the bindings' declarations alone: documents, refusals, masks, row
 * rules, plans and answers are made by the same code as the gateway's.
 */
export async function createMockGateway(
  bindings: readonly SourceBinding[],
  settings: MockSettings,
): Promise<MockGateway> {
  const { today } = settings;
  const schemaFolder = join(packageRoot(), 'schema');
  const dictionary = loadDictionary(schemaFolder);
  const scalars = buildScalarRegistry(dictionary);
  const declarations = bindings.map(declarationOf);
  const graph = composeGraph(dictionary, declarations, scalars);
  const adminUnits = await openAdminUnitRegistry();
  const classes = fieldClasses(dictionary);
  const rules = readAccessRules(readRuleFiles(join(schemaFolder, 'access')), vocabularyOf(dictionary, classes));
  const subjects = loadSubjects(subjectFiles(schemaFolder, bindings), dictionary);
  const board = new DialBoard();

  const admitted = mockCaller(settings.profile, rules, today);
  const { agency } = admitted.caller;
  const world = createMockWorld({
    ...{ seed: settings.seed, today, dictionary, schema: graph.schema, adminUnits },
    fixtures: settings.fixtures({ schema: graph.schema, scalars, agency, purposes: rules.purposes }),
    desk: { agency, procedures: admitted.purpose.procedures ?? [] },
  });
  const asked = signedIn(admitted, world);

  let ask: AskOwnGraph = () => Promise.reject(new Error('The graph is asked before there is one.'));
  // The world stands still in the middle of its last day.
  const nowMs = () => Date.parse(`${today}T12:00:00+07:00`);
  const desks = await openMockDesks({
    world,
    purposes: () => rules.purposes,
    ownerOf: elementOwners(dictionary, graph, bindings),
    ask: (question) => ask(question),
    nowMs,
  });
  const sdlById = new Map(declarations.map((declaration) => [declaration.id, subgraphSdl(dictionary, declaration)]));
  const sources = mockSources(bindings, {
    ...{ world, dictionary, graph, board },
    sdlOf: (id) => sdlById.get(id) ?? '',
    local: {
      services: {
        dictionary,
        adminUnits,
        oversight: desks.oversight,
        consents: desks.consents,
        quality: NOTHING_MEASURED,
      },
      nowMs,
      ...(settings.onResolverError && { onResolverError: settings.onResolverError }),
    },
  });

  const { caller } = asked;
  const answer = createGateway({
    ...{ dictionary, graph, scalars },
    access: () => rules,
    consents: desks.consentReader,
    sources: new Map(sources.map((source) => [source.id, source])),
    ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
    authenticate: () => Promise.resolve(caller),
    clock: systemClock,
    subjects: subjects.subjects,
    subjectScalars: subjects.scalars,
    ownTypes: subjects.ownTypes,
    rowsOf: rowsOf(scalars, adminUnits),
    // Nobody writes anything down, but answers are made as if somebody did.
    recordOf: () => () => Promise.resolve(),
    admitEmergency: () => Promise.resolve(),
    noticeOf: ({ elements, toldPersons }) => {
      const underInvestigation = desks.marksOf(elements, toldPersons);
      return underInvestigation.length === 0 ? undefined : { underInvestigation };
    },
    ...settings.documents.options,
    costBudget: settings.documents.costBudget,
    onOwnGraph: (way) => {
      ask = way;
    },
    onIncident: () => undefined,
  });

  return {
    answer: (request) => answer(asProfile(request, asked)),
    ...{ asked, rules, world, graph, board, sources },
    close: desks.close,
  };
}

/** A request as it counts: with the profile's token always, and with its purpose and case where it states none. */
function asProfile(
  request: Parameters<AnswerRequest>[0],
  { purpose, caseId }: MockCaller,
): Parameters<AnswerRequest>[0] {
  const stated = request.purpose === undefined ? { purpose: purpose.code } : {};
  const named = request.caseId === undefined && caseId !== undefined ? { caseId } : {};
  return { ...request, token: 'mock', ...stated, ...named };
}

/** A citizen or representative who has said no number of their own is somebody of the world. */
function signedIn(admitted: MockCaller, world: MockWorld): MockCaller {
  const { caller } = admitted;
  if (caller.kind === 'officer' || caller.personalId !== undefined) return admitted;
  return { ...admitted, caller: { ...caller, personalId: someAdult(world, 'Caller', caller.role) } };
}

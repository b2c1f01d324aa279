/**
 * The gateway over the workload as it is over the dictionary: with tokens, purposes, policies, row rules and the record.
 * `node guarded.mjs SUPERGRAPH PORT sqlite|postgres`; the address of PostgreSQL stands in `BENCH_POSTGRES`. Prints its
 * address and what a request must carry. Asked to end, it verifies its log, and ends with 1 where that does not hold, or
 * holds another number of records than it gave answers.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse, printSchema } from 'graphql';
import { SignJWT } from 'jose';
import pg from 'pg';
import { readAccessRules } from '../../dist/src/access/accessRules.js';
import { createAuthenticate } from '../../dist/src/access/authenticate.js';
import { readRuleFiles } from '../../dist/src/access/rules/ruleFiles.js';
import { vocabularyOf } from '../../dist/src/access/vocabulary.js';
import { openAuditLog } from '../../dist/src/audit/openAuditLog.js';
import { openReading } from '../../dist/src/audit/openStore.js';
import { openKeyFile } from '../../dist/src/audit/heads/keyFile.js';
import { verifyDatabase } from '../../dist/src/audit/verify/verifyDatabase.js';
import { systemClock } from '../../dist/src/clock.js';
import { graphOfSupergraph } from '../../dist/src/compose/graphOfSupergraph.js';
import { readSupergraph } from '../../dist/src/compose/readSupergraph.js';
import { schemaDifferences } from '../../dist/src/compose/schemaDifferences.js';
import { subgraphsOf } from '../../dist/src/compose/subgraphsOf.js';
import { fieldClasses } from '../../dist/src/dictionary/fieldClasses.js';
import { createGateway } from '../../dist/src/gateway.js';
import { createLogger } from '../../dist/src/observe/logger.js';
import { watchedCaller } from '../../dist/src/oversight/watchedCaller.js';
import { VolumeWatch } from '../../dist/src/oversight/volumeWatch.js';
import { recordAnswers } from '../../dist/src/record/recordAnswers.js';
import { createServer } from '../../dist/src/server/createServer.js';
import { createSubgraphSource } from '../../dist/src/sources/createSubgraphSource.js';
import { UnderWay } from '../../dist/src/util/underWay.js';
import { startListening, watched } from '../../dist/src/start/startListening.js';

const [file, port, store] = process.argv.slice(2);
const ISSUER = 'http://identity.bench';
const OWNER = 'G01';
/** Whose rows there are; what stands in them belongs to them. */
const SUBJECTS = new Map([
  ['Person', [{ field: 'id', kind: 'person' }]],
  ['Enterprise', [{ field: 'taxCode', kind: 'organisation' }]],
]);

const logger = createLogger('silent');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-guarded-'));
const graph = graphOfSupergraph(readSupergraph(readFileSync(file, 'utf8')));
const dictionary = dictionaryOf(parse(printSchema(graph.schema)));
const classes = fieldClasses(dictionary);
const rules = readAccessRules(ruleFiles(), vocabularyOf(dictionary, classes));
// As the gateway without shares them; here there is one caller, and each answer is on the record.
const shared = { shareReads: true };
const sources = subgraphsOf(graph.supergraph).map((subgraph) =>
  createSubgraphSource(subgraph, shared, { compare: schemaDifferences, onCondition: () => undefined }),
);
/** Of PostgreSQL, made for this run. */
let schema;
const settings = await auditSettings();
const underWay = new UnderWay();
const log = await openAuditLog(settings, logger, { expected: () => underWay.count });
const watch = new VolumeWatch({ limit: 200, nowMs: Date.now, onAlert: () => undefined });
const records = recordAnswers({
  log,
  purposes: () => rules.purposes,
  classOf: (coordinate) => classes.get(coordinate)?.dataClass,
  nowMs: Date.now,
  onPersons: (caller, persons) => watch.note(watchedCaller(caller), persons),
  onUnrecorded: () => undefined,
});
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'EdDSA', use: 'sig' }] };
const issuer = {
  issuer: ISSUER,
  audience: 'lienthong',
  algorithms: ['EdDSA'],
  boundTokens: false,
  jwksUri: ISSUER,
  kinds: ['officer'],
};

// A dossier of many: each value is looked up once per request, as in the rule case-subject.
const scope = {
  rule: 'case-subject',
  admits: (kind, value) => (kind === 'person' ? value.startsWith('0') : value !== ''),
};
let answers = 0;
const answer = createGateway({
  dictionary,
  graph,
  scalars: new Map(),
  access: () => rules,
  sources: new Map(sources.map((source) => [source.id, source])),
  ministries: new Map(),
  authenticate: createAuthenticate(
    { issuers: [issuer], clockSkewS: 10, keysRefreshS: 3600, keysKeepS: 3600 },
    { nowMs: Date.now, fetchKeys: () => Promise.resolve(keys) },
  ),
  clock: systemClock,
  costBudget: 1_000_000,
  subjects: SUBJECTS,
  rowsOf: () => Promise.resolve(scope),
  recordOf: ({ purpose }, caller, request) => records.recordOf(purpose, caller, request),
  recordRefusal: records.recordRefusal,
  onIncident: () => undefined,
});
const server = await createServer({
  answer: underWay.counting((request) => {
    answers += 1;
    return answer(request);
  }),
  logger,
  requestTimeoutMs: 30_000,
  bodyLimitBytes: 1_000_000,
  audit: records.condition,
  health: () => ({ sources: [] }),
});
const started = await startListening(server, watched(sources), { port: Number(port), host: '127.0.0.1' });
process.once('SIGTERM', () => void end());

const token = await new SignJWT({ role: 'land-officer', agency: 'H29.21', officer: '079000000001' })
  .setProtectedHeader({ alg: 'EdDSA', kid: 'bench', typ: 'JWT' })
  .setIssuer(ISSUER)
  .setAudience('lienthong')
  .setSubject('bench')
  .setExpirationTime('1d')
  .sign(privateKey);
const headers = { authorization: `Bearer ${token}`, 'lienthong-purpose': 'BENCH', 'lienthong-case': 'BENCH-1' };
console.log(JSON.stringify({ url: started.url, headers }));

/** Ends, and says how the log is. */
async function end() {
  await started.close();
  await log.close();
  const reading = openReading({ ...settings, timeoutMs: 60_000 });
  const trusted = openKeyFile(settings.keyFile).signing.public;
  const today = Math.floor(Date.now() / 86_400_000);
  const report = await verifyDatabase(reading, 'bench', {
    today,
    trusted,
    expected: undefined,
    onProgress: () => undefined,
  });
  if (schema !== undefined) await reading.database.raw(`drop schema ${schema} cascade`);
  await reading.database.destroy();
  rmSync(folder, { recursive: true });
  const isWhole = report.findings.length === 0 && report.size === answers;
  console.error(`${report.size} records of ${answers} answers, ${report.findings.length} findings`);
  process.exit(isWhole ? 0 : 1);
}

async function auditSettings() {
  const common = {
    file: join(folder, 'audit.sqlite'),
    keyFile: join(folder, 'audit-key.json'),
    headEveryRecords: 1_000,
    headEverySeconds: 60,
    timeoutMs: 2_000,
    queueLimit: 10_000,
  };
  if (store === 'sqlite') return { ...common, store };
  const url = process.env['BENCH_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';
  schema = `bench_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.end();
  return { ...common, store, url: `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` };
}

/** A dictionary in which every field is personal and of one owner. */
function dictionaryOf(document) {
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const element = (entity, name) => [
    `${entity}.${name}`,
    {
      id: `bench:${entity}.${name}`,
      entity,
      name,
      nameVi: name,
      owner: OWNER,
      dataClass: 'PERSONAL',
      mandatory: false,
    },
  ];
  return {
    version: '1',
    entities: new Map(
      objects.map(({ name }) => [
        name.value,
        { name: name.value, owner: OWNER, keys: [], elements: [], dataClass: 'PERSONAL' },
      ]),
    ),
    elements: new Map(
      objects.flatMap(({ name, fields }) => fields.map((field) => element(name.value, field.name.value))),
    ),
    codeLists: new Map([['AGENCY', { id: 'AGENCY', entries: [{ code: OWNER, nameVi: 'Bộ', nameEn: 'Ministry' }] }]]),
    document,
  };
}

/** The policies as shipped, over one group with everything and one purpose. */
function ruleFiles() {
  const shipped = readRuleFiles(join(import.meta.dirname, '../../schema/access'));
  const yaml = (name, rows) => ({ file: `${name}.yaml`, text: JSON.stringify({ [name]: rows }) });
  const words = { vi: 'Đo', en: 'Bench' };
  const purpose = {
    ...{ code: 'BENCH', ...words, basis: [{ act: 'Bench' }], admitted: [{ role: 'land-officer', agencies: ['H*'] }] },
    ...{ groups: ['ALL'], rowRule: 'case-subject', caseRequired: true, retentionMonths: 24 },
  };
  return {
    ...shipped,
    masks: yaml('masks', []),
    groups: yaml('groups', [{ code: 'ALL', ...words, elements: ['class:PERSONAL'], classes: ['PERSONAL'] }]),
    purposes: yaml('purposes', [purpose]),
    policies: shipped.policies.filter(({ file }) => file.includes('10-permits')),
  };
}

import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GatewayError } from './errors/gatewayError.ts';
import { identitySettings } from './identityConfig.ts';
import { numberSetting } from './numberSetting.ts';
import { defaultStreamLimits } from './server/streamLimits.ts';

const port = numberSetting(z.number().int().min(0).max(65_535));

const sourceSettings = z.strictObject({
  /** Where the source is; overrides the binding's default. */
  url: z.string().min(1).optional(),
  /** Longest wait for one request to it (milliseconds). */
  timeoutMs: numberSetting(z.number().int().min(10).max(600_000)).optional(),
  /** What asking it costs in comparison (1: as any other): of several that have a field the one is asked that costs less. */
  weight: numberSetting(z.number().min(0.01).max(100)).optional(),
  /** Where its ministry takes requests for correction; overrides the binding's default. */
  correctionsUrl: z.url().optional(),
  /** How a subgraph tells of events: `sse` (graphql-sse) or `ws` (graphql-transport-ws). */
  subscriptions: z.enum(['sse', 'ws']).optional(),
  /** Whether identical reads of one caller that are under way at the same time are sent to it once. */
  shareReads: z.stringbool().or(z.boolean()).optional(),
  /** Whether a subgraph takes several requests in one call: a list of them as the body, answered by the list of answers. */
  batchRequests: z.stringbool().or(z.boolean()).optional(),
});

/** Files in PEM; with them the gateway speaks TLS itself. */
const tlsSettings = z.strictObject({
  keyFile: z.string().min(1),
  certFile: z.string().min(1),
  /** Who signs the certificates of clients; with it clients are asked for one. */
  clientCaFile: z.string().min(1).optional(),
});

const settings = z.strictObject({
  port: port.default(4000),
  host: z.string().min(1).default('127.0.0.1'),
  /** Folder of the embedded store and of the simulated world. */
  dataDir: z.string().min(1).default('.data'),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  identity: identitySettings.prefault({}),
  tls: tlsSettings.optional(),
  /** Whether the playground is served, and with it tokens of the simulated identity service. */
  portal: z.stringbool().or(z.boolean()).default(true),
  /** Whether `/api/figures` is served: calls, success, latency and failures by source, to everybody who reaches the port. */
  figures: z.stringbool().or(z.boolean()).default(false),
  /** Longest time for one request of a client (milliseconds). */
  requestTimeoutMs: numberSetting(z.number().int().min(100).max(600_000)).default(15_000),
  /** Largest request body (bytes). */
  bodyLimitBytes: numberSetting(z.number().int().min(1_000).max(100_000_000)).default(1_000_000),
  streams: z
    .strictObject({
      /** Event streams and WebSockets that may be open at a time (count); more are refused. */
      maxStreams: numberSetting(z.number().int().min(1).max(1_000_000)).default(defaultStreamLimits.maxStreams),
      /** Operations of one WebSocket at a time (count). */
      maxOperations: numberSetting(z.number().int().min(1).max(10_000)).default(defaultStreamLimits.maxOperations),
      /** Time between two signs of life (milliseconds). */
      pingMs: numberSetting(z.number().int().min(100).max(600_000)).default(defaultStreamLimits.pingMs),
      /** Time in which a WebSocket must introduce itself (milliseconds). */
      initMs: numberSetting(z.number().int().min(100).max(60_000)).default(defaultStreamLimits.initMs),
    })
    .prefault({}),
  access: z
    .strictObject({
      /** Folder of the rules of access, followed when it changes; without it the rules that come with the gateway hold. */
      dir: z.string().min(1).optional(),
    })
    .prefault({}),
  documents: z
    .strictObject({
      /** What an operation may cost at most where its purpose does not say (about: objects answered). */
      costBudget: numberSetting(z.number().min(1)).default(100_000),
      /** Items of a list of which nothing says how many there are (count). */
      defaultListSize: numberSetting(z.number().min(1).max(1_000_000)).default(10),
      /** Manifest of trusted documents; followed when it changes. */
      trustedFile: z.string().min(1).optional(),
      /** Whether nothing but trusted documents is admitted. */
      trustedOnly: z.stringbool().or(z.boolean()).default(false),
      /** Whether clients may register documents by their hash (automatic persisted queries). */
      automatic: z.stringbool().or(z.boolean()).default(true),
    })
    .refine(({ trustedOnly, trustedFile }) => !trustedOnly || trustedFile !== undefined, {
      path: ['trustedOnly'],
      message: 'it needs documents.trustedFile',
    })
    .prefault({}),
  drift: z
    .strictObject({
      /** Of each source every so many-th answer is held against the rules of its elements; 0: none. */
      every: numberSetting(z.number().int().min(0).max(1_000_000)).default(20),
      /** Share of values that break a rule above which an element is kept back (from 0 to 1). */
      mostBroken: numberSetting(z.number().min(0.01).max(0.99)).default(0.2),
      /** Values that must have been seen before anything is decided (count). */
      leastValues: numberSetting(z.number().int().min(5).max(10_000)).default(50),
      /** Address that is told of every element that is kept back, and of every one that is given again. */
      webhook: z.url({ protocol: /^https?$/ }).optional(),
    })
    .prefault({}),
  consent: z
    .strictObject({
      /** Database of the receipts of consent; default: `consent.sqlite` in the data folder. */
      url: z.string().min(1).optional(),
      /** Secret under which stores name people and officers; default: `keys/installation.secret` in the data folder. */
      secretFile: z.string().min(1).optional(),
    })
    .prefault({}),
  emergency: z
    .strictObject({
      /** Database of the reviews of emergency access; default: `emergency.sqlite` in the data folder. */
      url: z.string().min(1).optional(),
      /** Emergency accesses of one officer on one day (count). */
      perOfficerAndDay: numberSetting(z.number().int().min(1).max(10_000)).default(20),
      /** Address that is told of every emergency access at once. */
      webhook: z.url({ protocol: /^https?$/ }).optional(),
    })
    .prefault({}),
  audit: z
    .strictObject({
      store: z.enum(['sqlite', 'postgres']).default('sqlite'),
      /** Address of the database; with `postgres` only. */
      url: z.string().min(1).optional(),
      /** Default: `audit-key.json` in the data folder. */
      keyFile: z.string().min(1).optional(),
      /** A head is signed after so many records, or so many seconds when there was one. */
      headEveryRecords: numberSetting(z.number().int().min(1).max(1_000_000)).default(1_000),
      headEverySeconds: numberSetting(z.number().int().min(1).max(86_400)).default(60),
      /** Longest wait of an answer for its record (milliseconds). */
      timeoutMs: numberSetting(z.number().int().min(50).max(60_000)).default(2_000),
      /** Different people whom one caller may ask about within an hour before an alert is raised (count). */
      alertSubjectsPerHour: numberSetting(z.number().int().min(1).max(1_000_000)).default(200),
      /** Where alerts are sent (POST). */
      alertWebhook: z.url().optional(),
      /** Most answers that wait for their record (count). */
      queueLimit: numberSetting(z.number().int().min(1).max(1_000_000)).default(10_000),
    })
    .refine(({ store, url }) => (store === 'postgres') === (url !== undefined), {
      path: ['url'],
      message: 'the store postgres needs it, and no other takes it',
    })
    .prefault({}),
  corrections: z
    .strictObject({
      /** `postgres://…`; a file in the data folder when left out. */
      url: z
        .string()
        .regex(/^postgres(ql)?:\/\//)
        .optional(),
      /** Time between two looks at the cases: how soon one that was closed takes its mark away (milliseconds). */
      refreshMs: numberSetting(z.number().int().min(100).max(3_600_000)).default(5_000),
    })
    .prefault({}),
  quality: z
    .strictObject({
      /** Database of the history of quality; default: `quality.sqlite` in the data folder. */
      url: z.string().min(1).optional(),
      /** Weights, gates, bands; default: `schema/quality.yaml`. */
      settingsFile: z.string().min(1).optional(),
      /** Time between two writes of how much the sources were used (milliseconds); 0: it is not counted. */
      useEveryMs: numberSetting(z.number().int().min(0).max(3_600_000)).default(60_000),
    })
    .prefault({}),
  /** Admits only sources with a valid certificate of conformance; any source when left out. */
  conformance: z
    .strictObject({
      /** Folder of the certificates, `<source>.jws` each. */
      folder: z.string().min(1),
      /** Key set (JWKS) of those whose certificates count. */
      keysFile: z.string().min(1),
      /** Sources that must have one; all but the gateway's own when left out. */
      required: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]).default('all'),
    })
    .optional(),
  sources: z.record(z.string(), sourceSettings).default({}),
  /** Labels of progressive overrides that hold for every request; of a supergraph that was composed elsewhere. */
  overrideLabels: z.array(z.string().min(1)).default([]),
});

/** Everything that an operator can set; `docs/configuration.md` explains each. */
export type Config = z.infer<typeof settings>;

/** What holds where nobody has set anything. */
export function defaultConfig(): Config {
  return settings.parse({});
}

/** Environment variables by the setting they override; sources add `LIENTHONG_<SOURCE>_URL`, `…_TIMEOUT_MS` and `…_CORRECTIONS_URL`. */
const ENVIRONMENT: Readonly<Record<string, readonly string[]>> = {
  LIENTHONG_PORT: ['port'],
  LIENTHONG_HOST: ['host'],
  LIENTHONG_DATA: ['dataDir'],
  LIENTHONG_LOG_LEVEL: ['logLevel'],
  LIENTHONG_ISSUER: ['identity', 'issuer'],
  LIENTHONG_ISSUERS: ['identity', 'issuers'],
  LIENTHONG_AUDIENCE: ['identity', 'audience'],
  LIENTHONG_PORTAL: ['portal'],
  LIENTHONG_FIGURES: ['figures'],
  LIENTHONG_REQUEST_TIMEOUT_MS: ['requestTimeoutMs'],
  LIENTHONG_BODY_LIMIT_BYTES: ['bodyLimitBytes'],
  LIENTHONG_TRUSTED_DOCUMENTS: ['documents', 'trustedFile'],
  LIENTHONG_TRUSTED_ONLY: ['documents', 'trustedOnly'],
  LIENTHONG_AUTOMATIC_DOCUMENTS: ['documents', 'automatic'],
  LIENTHONG_ACCESS_DIR: ['access', 'dir'],
  LIENTHONG_COST_BUDGET: ['documents', 'costBudget'],
  LIENTHONG_DEFAULT_LIST_SIZE: ['documents', 'defaultListSize'],
  LIENTHONG_AUDIT_STORE: ['audit', 'store'],
  LIENTHONG_AUDIT_URL: ['audit', 'url'],
  LIENTHONG_QUALITY_URL: ['quality', 'url'],
  LIENTHONG_QUALITY_SETTINGS: ['quality', 'settingsFile'],
  LIENTHONG_QUALITY_USE_EVERY_MS: ['quality', 'useEveryMs'],
  LIENTHONG_DRIFT_EVERY: ['drift', 'every'],
  LIENTHONG_DRIFT_MOST_BROKEN: ['drift', 'mostBroken'],
  LIENTHONG_DRIFT_LEAST_VALUES: ['drift', 'leastValues'],
  LIENTHONG_DRIFT_WEBHOOK: ['drift', 'webhook'],
  LIENTHONG_CONSENT_URL: ['consent', 'url'],
  LIENTHONG_SECRET_FILE: ['consent', 'secretFile'],
  LIENTHONG_EMERGENCY_URL: ['emergency', 'url'],
  LIENTHONG_EMERGENCY_PER_DAY: ['emergency', 'perOfficerAndDay'],
  LIENTHONG_EMERGENCY_WEBHOOK: ['emergency', 'webhook'],
  LIENTHONG_AUDIT_KEY: ['audit', 'keyFile'],
  LIENTHONG_AUDIT_TIMEOUT_MS: ['audit', 'timeoutMs'],
  LIENTHONG_ALERT_SUBJECTS_PER_HOUR: ['audit', 'alertSubjectsPerHour'],
  LIENTHONG_ALERT_WEBHOOK: ['audit', 'alertWebhook'],
  LIENTHONG_CORRECTIONS_URL: ['corrections', 'url'],
  LIENTHONG_CORRECTIONS_REFRESH_MS: ['corrections', 'refreshMs'],
};

/**
 * Settings from a YAML file (default `lienthong.yaml` in the working directory, if it exists), overridden by the environment.
 *
 * - throws `CONFIG_INVALID`, naming the setting and what is wrong with it
 */
export function loadConfig(options: {
  readonly file?: string | undefined;
  readonly sourceIds: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}): Config {
  const environment = options.environment ?? process.env;
  const raw = readFile(options.file);
  for (const [name, path] of Object.entries(ENVIRONMENT)) setAt(raw, path, environment[name]);
  for (const id of options.sourceIds) {
    const prefix = `LIENTHONG_${id.toUpperCase().replaceAll('-', '_')}`;
    setAt(raw, ['sources', id, 'url'], environment[`${prefix}_URL`]);
    setAt(raw, ['sources', id, 'timeoutMs'], environment[`${prefix}_TIMEOUT_MS`]);
    setAt(raw, ['sources', id, 'correctionsUrl'], environment[`${prefix}_CORRECTIONS_URL`]);
  }
  const parsed = settings.safeParse({ ...raw, ...options.overrides });
  if (parsed.success) return withKnownSources(parsed.data, options.sourceIds);
  const [issue] = parsed.error.issues;
  const setting = issue?.path.join('.') ?? '';
  throw new GatewayError('CONFIG_INVALID', {
    where: setting === '' ? (options.file ?? 'the settings') : setting,
    problem: issue?.message ?? 'unreadable',
  });
}

/** A misspelt source would silently keep its default address. Commands that need no source do not know any. */
function withKnownSources(config: Config, sourceIds: readonly string[]): Config {
  const unknown = Object.keys(config.sources).find((id) => !sourceIds.includes(id));
  if (unknown === undefined || sourceIds.length === 0) return config;
  const problem = `there is no such source; attached are ${sourceIds.join(', ')}`;
  throw new GatewayError('CONFIG_INVALID', { where: `sources.${unknown}`, problem });
}

function readFile(file: string | undefined): Record<string, unknown> {
  const path = resolve(file ?? 'lienthong.yaml');
  if (file === undefined && !existsSync(path)) return {};
  try {
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) throw new TypeError('not in UTF-8');
    const content: unknown = parse(bytes.toString('utf8'), { logLevel: 'error' }) ?? {};
    if (typeof content !== 'object' || Array.isArray(content)) throw new TypeError('not a map of settings');
    return content as Record<string, unknown>;
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'unreadable';
    throw new GatewayError('CONFIG_INVALID', { where: file ?? 'lienthong.yaml', problem }, { cause });
  }
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: string | undefined): void {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined || value === '') return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const child = target[name];
  const next: Record<string, unknown> = typeof child === 'object' && child !== null ? { ...child } : {};
  setAt(next, rest, value);
  target[name] = next;
}

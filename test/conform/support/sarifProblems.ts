/** A JSON value as it was parsed. */
type Json = unknown;

/** What an object of SARIF must and may have, and what each property must be. */
interface Shape {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, (value: Json, at: string) => readonly string[]>>;
}

/**
 * What of the SARIF 2.1.0 schema a report breaks, as far as our report uses it: required properties, properties that the
 * schema does not have, types and enumerations, and that `ruleIndex` points at the rule of `ruleId` (§3.27.6). The published
 * schema is in no package that may be used here, so its rules stand written out.
 *
 * From: OASIS SARIF 2.1.0, sarif-schema-2.1.0.json and the sections named.
 */
export function sarifProblems(report: Json): readonly string[] {
  return [...object(LOG)(report, ''), ...ruleProblems(report)];
}

const object =
  ({ required, properties }: Shape) =>
  (value: Json, at: string): readonly string[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
    const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
    const wrong = Object.entries(value).flatMap(([name, inner]) => {
      const check = properties[name];
      return check === undefined ? [`${at}.${name} is not in the schema`] : check(inner, `${at}.${name}`);
    });
    return [...missing, ...wrong];
  };

const list =
  (item: (value: Json, at: string) => readonly string[]) =>
  (value: Json, at: string): readonly string[] =>
    Array.isArray(value) ? value.flatMap((one, place) => item(one, `${at}[${place}]`)) : [`${at} is no list`];

const text = (value: Json, at: string) => (typeof value === 'string' ? [] : [`${at} is no text`]);
const flag = (value: Json, at: string) => (typeof value === 'boolean' ? [] : [`${at} is no boolean`]);
const whole = (least: number) => (value: Json, at: string) =>
  Number.isInteger(value) && (value as number) >= least ? [] : [`${at} is no whole number from ${least}`];
const oneOf =
  (...values: readonly string[]) =>
  (value: Json, at: string) =>
    values.includes(value as string) ? [] : [`${at} is none of ${values.join(', ')}`];
const uri = (value: Json, at: string) =>
  typeof value === 'string' && URL.canParse(value, 'file:///') && !/[\s"<>\\^`{|}]/.test(value)
    ? []
    : [`${at} is no URI reference`];
const anything = () => [];

const LEVEL = oneOf('none', 'note', 'warning', 'error');
const MESSAGE = object({ required: ['text'], properties: { text } });

const REGION = object({ required: ['startLine'], properties: { startLine: whole(1) } });
const PHYSICAL_LOCATION = object({
  required: ['artifactLocation'],
  properties: { artifactLocation: object({ required: ['uri'], properties: { uri } }), region: REGION },
});
const LOCATION = object({
  required: [],
  properties: {
    physicalLocation: PHYSICAL_LOCATION,
    logicalLocations: list(object({ required: [], properties: { fullyQualifiedName: text } })),
  },
});

/** §3.35. */
const SUPPRESSION = object({
  required: ['kind'],
  properties: {
    kind: oneOf('inSource', 'external'),
    status: oneOf('accepted', 'underReview', 'rejected'),
    justification: text,
  },
});

/** §3.27. */
const RESULT = object({
  required: ['message'],
  properties: {
    ruleId: text,
    ruleIndex: whole(-1),
    level: LEVEL,
    message: MESSAGE,
    locations: list(LOCATION),
    suppressions: list(SUPPRESSION),
  },
});

/** §3.49. */
const RULE = object({
  required: ['id'],
  properties: {
    id: text,
    shortDescription: MESSAGE,
    fullDescription: MESSAGE,
    help: MESSAGE,
    defaultConfiguration: object({ required: [], properties: { level: LEVEL } }),
  },
});

/** §3.20 and §3.58. */
const INVOCATION = object({
  required: ['executionSuccessful'],
  properties: {
    executionSuccessful: flag,
    toolExecutionNotifications: list(object({ required: ['message'], properties: { level: LEVEL, message: MESSAGE } })),
  },
});

/** §3.14, §3.18, §3.19. */
const RUN = object({
  required: ['tool'],
  properties: {
    tool: object({
      required: ['driver'],
      properties: { driver: object({ required: ['name'], properties: { name: text, rules: list(RULE) } }) },
    }),
    invocations: list(INVOCATION),
    results: list(RESULT),
    properties: anything,
  },
});

/** §3.13. */
const LOG: Shape = {
  required: ['version', 'runs'],
  properties: { $schema: uri, version: oneOf('2.1.0'), runs: list(RUN) },
};

interface Indexed {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}

function ruleProblems(report: Json): readonly string[] {
  return (report as Indexed).runs.flatMap(({ tool, results }) => {
    const ids = tool.driver.rules.map(({ id }) => id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${id} stands twice`);
    const astray = results.filter(({ ruleId, ruleIndex }) => ids[ruleIndex] !== ruleId);
    return [...twice, ...astray.map(({ ruleId }) => `${ruleId} is not where ruleIndex says`)];
  });
}

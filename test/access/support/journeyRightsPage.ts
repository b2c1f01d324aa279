import { personas } from '../../../mocks/identity/personas.ts';
import { loadOperations } from '../../../src/server/loadOperations.ts';
import { NO_PURPOSE, NOBODY, type JourneyRights } from './journeyRights.ts';

const INTRODUCTION = `# Who may ask which journey

Each persona, each purpose, each [journey](journeys.md): what comes of it over HTTP. The journey is asked with its own case,
and with a reason where the purpose is for emergencies. \`nobody\` sends no token, \`none\` no purpose. A test asks every one of
these and compares (\`test/access/journeyRights.yaml\`); [access](access.md) tells by which rules it is decided, and
[errors](errors.md) what each code means.

- **answered**: all that the journey asks for.
- **answered** but \`CODE\`: some of it; the fields with the code are refused alone.
- \`FIELD_…\`, \`CONSENT_MISSING\`: each field is refused, with the article on which it rests and the agency that owns it.
- \`ROW_NOT_PERMITTED\`: nobody admitted is asked about.
- \`CASE_…\`, \`PURPOSE_…\`, \`EMERGENCY_…\`, \`ASSURANCE_TOO_LOW\`: the request as a whole is refused, and nothing is fetched.
`;

/** The table as a page; `purposes` are all that a caller can state. */
export function journeyRightsPage(rights: JourneyRights, purposes: readonly string[]): string {
  return [
    INTRODUCTION,
    '## Who is answered',
    '',
    ...answeredTable(rights, purposes),
    '',
    '## Persona by persona',
    '',
    ...rights.personas.flatMap((persona) => [`### ${titleOf(persona)}`, '', ...personaTable(rights, persona), '']),
  ].join('\n');
}

function answeredTable(rights: JourneyRights, purposes: readonly string[]): readonly string[] {
  const titles = new Map(loadOperations('schema/operations').map(({ id, titleEn }) => [id, titleEn]));
  const rows = [...rights.journeys].map(([journey, operation]) => {
    const answered = rights.personas.flatMap((persona) =>
      purposes
        .filter((purpose) => rights.outcome(persona, purpose, journey) === 'answered')
        .map((purpose) => `${persona} (${code(purpose)})`),
    );
    return [(titles.get(operation) ?? operation).replace(' · ', ' '), answered.join(', ')];
  });
  return drawn(['journey', 'persona and purpose'], rows);
}

function personaTable(rights: JourneyRights, persona: string): readonly string[] {
  const journeys = [...rights.journeys.keys()];
  const rowOf = (name: string, purpose: string) => [
    name,
    ...journeys.map((journey) => shown(rights.outcome(persona, purpose, journey))),
  ];
  return drawn(
    ['purpose', ...journeys],
    [
      ...rights.listed(persona).map((purpose) => rowOf(purpose === NO_PURPOSE ? NO_PURPOSE : code(purpose), purpose)),
      rowOf('any other', 'else'),
    ],
  );
}

function titleOf(persona: string): string {
  const known = personas.find(({ id }) => id === persona);
  return persona === NOBODY || known === undefined ? 'nobody: no token' : `${persona}: ${known.nameEn}`;
}

function shown(outcome: string): string {
  const [, told = '', but = '', codes = ''] = /^(answered)?( but )?(.*)$/.exec(outcome) ?? [];
  return `${told === '' ? '' : `**${told}**`}${but}${codes.split(' ').filter(Boolean).map(code).join(' ')}`;
}

function drawn(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function code(text: string): string {
  return `\`${text}\``;
}

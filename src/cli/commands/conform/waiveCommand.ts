import { Command } from 'commander';
import { systemClock, today } from '../../../clock.ts';
import { allRules } from '../../../conform/allRules.ts';
import { OWN_RULE } from '../../../conform/own/readOwnRules.ts';
import { waiverClaims } from '../../../conform/waivers/waiver.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { openAnswerKeys } from '../../../receipt/keyFile.ts';
import { signStatement } from '../../../receipt/statement.ts';
import { daysAfter } from '../../../util/days.ts';
import { write } from './files.ts';
import { withSigningKey, type SigningFlags } from './signing.ts';

interface Flags extends SigningFlags {
  readonly source: string;
  readonly rule: string;
  readonly where?: string;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  readonly output: string;
}

/** Longest time that a waiver may hold (days). */
const LONGEST_DAYS = 366;

/** `lienthong conform waive`: signs that a rule may be broken for a while, and adds it to a file of waivers. */
export function waiveCommand(): Command {
  const command = new Command('waive')
    .description('sign that a source may break a rule until a day; it lapses by itself')
    .requiredOption('--source <id>', 'as the gateway names it')
    .requiredOption('--rule <id>', 'as `lienthong conform rules` lists it')
    .option('--where <place>', 'one place, as findings name it: Parcel.parcelArea; all places without it')
    .requiredOption('--owner <name>', 'who answers for it')
    .requiredOption('--reason <text>', 'why it may stay broken so long (10 to 1,000 characters)')
    .requiredOption('--until <day>', 'last day on which it holds, YYYY-MM-DD')
    .requiredOption('-o, --output <file>', 'file of waivers; it is added to, a line each');
  return withSigningKey(command).action(waive);
}

async function waive({ source, output, signingKey, ...said }: Flags): Promise<void> {
  const { rule, where, owner, reason, until } = said;
  if (!OWN_RULE.test(rule) && !allRules.some(({ id }) => id === rule))
    throw new GatewayError('CONFORM_RULE_UNKNOWN', { rule });
  const now = today(systemClock);
  const draft = { sub: source, iat: Math.floor(systemClock.nowMs() / 1_000), rule, where, owner, reason, until };
  const claims = waiverClaims.safeParse(draft);
  if (!claims.success) {
    const [field = ''] = claims.error.issues[0]?.path ?? [];
    if (field === 'until') throw new GatewayError('CONFORM_WAIVER_UNTIL', { until });
    throw new GatewayError('CONFORM_OPTION_WRONG', { option: `--${String(field)}` });
  }
  if (until < now || until > daysAfter(now, LONGEST_DAYS)) throw new GatewayError('CONFORM_WAIVER_UNTIL', { until });
  const statement = await signStatement('lienthong-waiver+jws', claims.data, openAnswerKeys(signingKey).signing);
  write(output, `${statement}\n`, 'append');
  console.log(`${rule}${where === undefined ? '' : ` on ${where}`} is waived for ${source} until ${until}: ${output}.`);
}

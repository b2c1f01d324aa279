import { SingleBar } from 'cli-progress';
import { parse } from 'yaml';
import { systemClock, today } from '../../../clock.ts';
import { allRules } from '../../../conform/allRules.ts';
import type { Json } from '../../../conform/behaviour/answer.ts';
import type { Run } from '../../../conform/finding.ts';
import { withoutKnown } from '../../../conform/report/baseline.ts';
import { FAMILIES } from '../../../conform/rule.ts';
import { runConformance, type RunOptions, type Target } from '../../../conform/runConformance.ts';
import { OwnRulesProblem, readOwnRules } from '../../../conform/own/readOwnRules.ts';
import { applyWaivers } from '../../../conform/waivers/applyWaivers.ts';
import { readWaivers } from '../../../conform/waivers/waiverFile.ts';
import { loadDictionary } from '../../../dictionary/loadDictionary.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { verifyStatement } from '../../../receipt/statement.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import type { ConformFlags } from './conformFlags.ts';
import { read, readKeys } from './files.ts';
import { openRegisters } from './openRegisters.ts';
import { openTarget } from './openTarget.ts';
import { ruleSettings } from './ruleSettings.ts';
import { trustedKeys } from './signing.ts';

/** Tests a target once, as the options say: waived findings and those of a baseline are set aside. */
export async function runOnce(name: string, flags: ConformFlags): Promise<Run> {
  const { only } = flags;
  const dictionary = loadDictionary(flags.dir);
  const ownRules = flags.rules === undefined ? [] : ownRulesIn(flags.rules, dictionary);
  const known = [...allRules, ...ownRules];
  if (only !== undefined && !FAMILIES.some((family) => family === only) && !known.some(({ id }) => id === only))
    throw new GatewayError('CONFORM_RULE_UNKNOWN', { rule: only });
  const given = flags.keys === undefined ? undefined : readKeys(flags.keys);
  const baseline = flags.baseline === undefined ? undefined : read(flags.baseline, 'report');
  const waivers = flags.waivers === undefined ? [] : await waiversOf(flags.waivers, flags);
  const registers = await openRegisters(flags, dictionary);
  const opened = await openTarget(name, flags, dictionary);
  try {
    const keys = given ?? (await opened.keys?.(flags.sample)) ?? [];
    const more = { ownRules, registers: registers.sources, ...ruleSettings(flags.dir, dictionary) };
    const run = await runWithBar(opened.target, keys, flags, dictionary, more);
    const held = applyWaivers(run, waivers, today(systemClock));
    return baseline === undefined ? held : compared(held, baseline, flags.baseline ?? '');
  } finally {
    await opened.close?.();
    await registers.close();
  }
}

/** Shows on standard error how far it is, to people. */
async function runWithBar(
  target: Target,
  keys: readonly Json[],
  flags: ConformFlags,
  dictionary: Dictionary,
  more: Pick<RunOptions, 'ownRules' | 'registers' | 'freshness' | 'agreements'>,
) {
  const { only } = flags;
  const bar = new SingleBar({
    ...{ stream: process.stderr, noTTYOutput: false, clearOnComplete: true },
    format: '{bar} {family}',
  });
  bar.start(FAMILIES.length, 0, { family: 'schema' });
  return runConformance(target, {
    ...{ dictionary, keys, today: today(systemClock), ...more },
    sample: { most: flags.sample, seed: flags.seed },
    load: { perSecond: flags.rate, seconds: flags.seconds },
    ...(only === undefined ? {} : { only }),
    onProgress: (family) => bar.update(FAMILIES.indexOf(family), { family }),
  }).finally(() => bar.stop());
}

function ownRulesIn(file: string, dictionary: Dictionary) {
  try {
    return readOwnRules(parse(read(file, 'rules')), dictionary, today(systemClock));
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const where = cause instanceof OwnRulesProblem ? cause.where : '';
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it cannot be understood';
    throw new GatewayError('CONFORM_RULES_INVALID', { file, where, problem }, { cause });
  }
}

async function waiversOf(file: string, flags: ConformFlags) {
  if (flags.source === undefined)
    throw new GatewayError('CONFORM_OPTION_MISSING', { option: '--waivers', needed: '--source' });
  const keys = await trustedKeys(flags);
  const verify = (statement: string) => verifyStatement('lienthong-waiver+jws', statement, keys);
  return readWaivers(read(file, 'waivers'), flags.source, verify);
}

function compared(run: Run, baseline: string, file: string): Run {
  try {
    return withoutKnown(run, baseline);
  } catch (cause) {
    throw new GatewayError('CONFORM_FILE_UNREADABLE', { file, what: 'report' }, { cause });
  }
}

import { dataOf, isObject } from '../../../conform/behaviour/answer.ts';
import type { RegisterSource } from '../../../conform/runConformance.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import type { ConformFlags } from './conformFlags.ts';
import { openTarget, type OpenedTarget } from './openTarget.ts';

/** Registers that are asked for the identifiers in records. */
export interface OpenedRegisters {
  readonly sources: readonly RegisterSource[];
  readonly close: () => Promise<void>;
}

/**
 * Opens what `--references` names: subgraphs and bound sources.
 *
 * - rejects with `CONFORM_OPTION_WRONG` for a file of SDL, which knows nobody, and as `openTarget` does
 */
export async function openRegisters(flags: ConformFlags, dictionary: Dictionary): Promise<OpenedRegisters> {
  const opened: OpenedTarget[] = [];
  const close = async () => {
    for (const { close: end } of opened) await end?.();
  };
  try {
    const sources: RegisterSource[] = [];
    for (const name of flags.references) {
      // The address on the command line is that of the source under test.
      const { url: _, ...others } = flags;
      const register = await openTarget(name, others, dictionary);
      opened.push(register);
      sources.push(await sourceOf(register));
    }
    return { sources, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function sourceOf({ target }: OpenedTarget): Promise<RegisterSource> {
  if (target.kind === 'schema') throw new GatewayError('CONFORM_OPTION_WRONG', { option: '--references' });
  const { ask } = target;
  if (target.kind === 'binding') return { ask, sdl: target.sdl };
  const service = dataOf(await ask({ body: { query: '{ _service { sdl } }' } }))?.['_service'];
  const sdl = isObject(service) ? service['sdl'] : undefined;
  if (typeof sdl !== 'string') throw new GatewayError('CONFORM_TARGET_UNREACHABLE', { target: target.name });
  return { ask, sdl };
}

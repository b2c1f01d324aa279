import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { bindings } from '../../../../resolvers/index.ts';
import { openBindingTarget, type TestableBinding } from './bindingTarget.ts';
import type { Json } from '../../../conform/behaviour/answer.ts';
import type { Target } from '../../../conform/runConformance.ts';
import { askTarget, DEFAULT_LIMITS } from '../../../conform/target/askTarget.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import type { ConformFlags } from './conformFlags.ts';
import { read } from './files.ts';

/** A target that is open, and where keys of its records can be had when none were given. */
export interface OpenedTarget {
  readonly target: Target;
  readonly keys?: (most: number) => Promise<readonly Json[]>;
  readonly close?: () => Promise<void>;
}

const DATA_FILES = new Set(['.json', '.yaml', '.yml']);
const MODULES = new Set(['.js', '.mjs']);

/** What every binding has; the rest is checked against the dictionary. */
const bindingShape = z.looseObject({
  id: z.string(),
  kind: z.enum(['sql', 'rest', 'graphql']),
  connection: z.object({ default: z.string().min(1) }),
  ministry: z.object({ vi: z.string(), en: z.string(), agency: z.string() }),
});

/**
 * Opens what is named: an address, a file of SDL, a binding in a file (JSON, YAML, or a module that exports it), or the
 * id of an attached source.
 *
 * - rejects with `CONFORM_TARGET_UNREACHABLE`, `CONFORM_FILE_UNREADABLE`, `BINDING_INVALID`
 */
export async function openTarget(name: string, flags: ConformFlags, dictionary: Dictionary): Promise<OpenedTarget> {
  if (/^https?:\/\//.test(name)) return openService(name, flags.timeout);
  const binding = await bindingNamed(name);
  if (binding === undefined) return { target: { kind: 'schema', name, sdl: read(name, 'SDL') } };
  return openBindingTarget(binding, dictionary, { url: flags.url, timeoutMs: flags.timeout });
}

async function openService(name: string, timeoutMs: number): Promise<OpenedTarget> {
  const ask = askTarget(name, { ...DEFAULT_LIMITS, timeoutMs });
  const first = await ask({ body: { query: '{ __typename }' } });
  if (first.failure === 'unreachable') throw new GatewayError('CONFORM_TARGET_UNREACHABLE', { target: name });
  return { target: { kind: 'service', name, ask } };
}

async function bindingNamed(name: string): Promise<TestableBinding | undefined> {
  const extension = extname(name);
  if (DATA_FILES.has(extension)) return checked(name, parse(read(name, 'binding')));
  if (MODULES.has(extension)) return checked(name, await exported(name));
  const attached = existsSync(name) ? undefined : bindings.find(({ id }) => id === name);
  return attached === undefined || attached.kind === 'local' ? undefined : attached;
}

/** The first binding that a module exports. */
async function exported(name: string): Promise<unknown> {
  const module = (await import(pathToFileURL(resolve(name)).href)) as Readonly<Record<string, unknown>>;
  return Object.values(module).find((one) => bindingShape.safeParse(one).success);
}

function checked(file: string, value: unknown): TestableBinding {
  const parsed = bindingShape.safeParse(value);
  if (parsed.success) return value as TestableBinding;
  throw new GatewayError('CONFORM_FILE_UNREADABLE', { file, what: 'binding' }, { cause: parsed.error });
}

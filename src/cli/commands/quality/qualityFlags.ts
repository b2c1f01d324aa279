import { Option, type Command } from 'commander';
import { configOf } from '../gatewayOptions.ts';
import type { Config } from '../../../config.ts';

/** Options that every command about quality has. */
export interface QualityFlags {
  readonly config?: string;
  readonly data?: string;
  readonly settings?: string;
  readonly format?: 'json';
}

export function withQualityOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings of the gateway (default: lienthong.yaml, if there is one)')
    .option('--data <folder>', 'data folder of the gateway, where the history is kept')
    .option('--settings <file>', 'weights, gates and bands (default: schema/quality.yaml)')
    .addOption(new Option('--format <format>', 'for programs; for people without it').choices(['json']));
}

/** The gateway's settings with what the command line says. */
export function configFrom(flags: QualityFlags): Config {
  const { config, data, settings } = flags;
  const own = configOf({ ...(config === undefined ? {} : { config }), ...(data === undefined ? {} : { data }) });
  return settings === undefined ? own : { ...own, quality: { ...own.quality, settingsFile: settings } };
}

/** Whether the terminal shows colours. */
export function isColoured(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors();
}

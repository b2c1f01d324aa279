import { Command } from 'commander';
import { rankCommand } from './rankCommand.ts';
import { runCommand } from './runCommand.ts';
import { showCommand } from './showCommand.ts';
import { sqlCommand } from './sqlCommand.ts';

/** `lienthong quality`: how good the ministries' data is, and how they stand among their peers. */
export function qualityCommand(): Command {
  return new Command('quality')
    .description('measure, score and rank the quality of the data of the sources')
    .addCommand(runCommand())
    .addCommand(rankCommand())
    .addCommand(showCommand())
    .addCommand(sqlCommand());
}

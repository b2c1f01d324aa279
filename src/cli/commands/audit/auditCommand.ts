import { Command } from 'commander';
import { eraseCommand } from './eraseCommand.ts';
import { exportCommand } from './exportCommand.ts';
import { headCommand } from './headCommand.ts';
import { keyCommand } from './keyCommand.ts';
import { proveCommand } from './proveCommand.ts';
import { retainCommand } from './retainCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

/** `lienthong audit`: the log of who read what, and its proofs. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('the log of who read what and why: verify, prove, export, keep')
    .addCommand(verifyCommand())
    .addCommand(headCommand())
    .addCommand(proveCommand())
    .addCommand(exportCommand())
    .addCommand(eraseCommand())
    .addCommand(retainCommand())
    .addCommand(keyCommand());
}

import { Command } from 'commander';
import { bindings } from '../../../../resolvers/index.ts';
import { composeDeclarations } from '../../../compose/composeDeclarations.ts';
import { loadDictionary } from '../../../dictionary/loadDictionary.ts';
import { declarationOf } from '../../../sources/binding/declarationOf.ts';
import { checkCommand } from './checkCommand.ts';
import { composeCommand } from './composeCommand.ts';
import { dictionaryFolder } from './openBaseline.ts';

/** `lienthong schema`: what a change of a source's schema breaks, and the graph that it is held against. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('make a supergraph; what a change of one source’s schema breaks')
    .addCommand(checkCommand())
    .addCommand(printCommand())
    .addCommand(composeCommand());
}

function printCommand(): Command {
  return new Command('print')
    .description('print the supergraph of the attached sources, for `schema check --against`')
    .action(() => {
      const { supergraphSdl } = composeDeclarations(loadDictionary(dictionaryFolder()), bindings.map(declarationOf));
      process.stdout.write(`${supergraphSdl.trimEnd()}\n`);
    });
}

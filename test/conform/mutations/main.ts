import { mutationPage, runMutations } from './runMutations.ts';

process.stdout.write(mutationPage(await runMutations()));

import { join } from 'node:path';
import { packageRoot } from '../../src/util/packageRoot.ts';

/** Path of a script as it is shipped, as `src/cli/main`; `buildFirst.js` has brought it up to date. */
export const built = (script: string): string => join(packageRoot(), 'dist', `${script}.js`);

/** The `lienthong` command, for a new process of Node.js: put its arguments behind it. */
export const lienthong = built('src/cli/main');

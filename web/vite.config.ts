import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown, type Plugin } from 'vite';

const OUT = join(import.meta.dirname, '../dist/web');

/** The playground, and the example views beside it (docs/frontend.md). */
const PAGES = ['', 'examples', 'examples/land-transfer', 'examples/test-results', 'examples/my-data'].map((folder) =>
  join(import.meta.dirname, folder, 'index.html'),
);

/** Says in one line what was built, in place of a line per file. */
const summary: Plugin = {
  name: 'summary',
  apply: 'build',
  closeBundle() {
    const files = readdirSync(OUT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((total, { parentPath, name }) => total + statSync(join(parentPath, name)).size, 0);
    console.log(`Playground: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, in dist/web`);
  },
};

/** A directive for another compiler that a dependency carries is nothing to warn about. */
function quiet(level: Rolldown.LogLevel, log: Rolldown.RolldownLog, tell: Rolldown.LogOrStringHandler): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
}

/** Builds the portal into `dist/web`; everything it needs is in the bundle, so it works with no network. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [react(), summary],
  resolve: { alias: { 'lienthong/client': join(import.meta.dirname, '../src/client/index.ts') } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    reportCompressedSize: false,
    // The editor alone is 2.8 MB; it is served from the same machine.
    chunkSizeWarningLimit: 8_000,
    sourcemap: false,
    rolldownOptions: { input: PAGES, onLog: quiet },
  },
  worker: { format: 'es' },
});

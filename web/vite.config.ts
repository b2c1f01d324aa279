import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A directive for another compiler that a dependency carries is nothing to warn about. */
function quiet(warning: { code?: string }, warn: (warning: never) => void): void {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning as never);
}

/** Builds the portal into `dist/web`; everything it needs is in the bundle, so it works with no network. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, chunkSizeWarningLimit: 8_000, sourcemap: false, rollupOptions: { onwarn: quiet } },
  worker: { format: 'es' },
});

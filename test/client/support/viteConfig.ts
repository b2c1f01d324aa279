import { defineConfig } from 'vite';

/** The client as one script for a browser, minified, as the global `client`. */
export default defineConfig({
  logLevel: 'error',
  build: { lib: { entry: 'src/client/index.ts', formats: ['iife'], name: 'client', fileName: () => 'client.js' } },
});

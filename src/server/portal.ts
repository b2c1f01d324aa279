import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { registerIdentityProxy } from './identityProxy.ts';

/** One set of variables of a ready operation, with the case to name for it where it is not that of the operation. */
export interface PortalCase {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caseId?: string;
}

/** A named operation that the playground offers, with variables that work. */
export interface PortalOperation {
  readonly id: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly persona: string;
  readonly purpose: string;
  readonly caseId?: string;
  readonly document: string;
  /** Variable sets by name; the first is the one to start with. */
  readonly cases: readonly PortalCase[];
}

export interface PortalData {
  /** Folder of the built playground. */
  readonly folder: string;
  readonly operations: readonly PortalOperation[];
  /** The purposes that callers may choose now, as JSON. */
  readonly purposes: () => readonly object[];
  /** The identity service, from which the playground's personas get their tokens. */
  readonly identityUrl: string;
}

/** Serves the playground's files and what it needs to know; everything comes from this machine. */
export async function registerPortal(server: FastifyInstance, data: PortalData): Promise<void> {
  server.get('/api/operations', () => ({ operations: data.operations }));
  server.get('/api/purposes', () => ({ purposes: data.purposes() }));
  registerIdentityProxy(server, data.identityUrl);
  if (!existsSync(join(data.folder, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: data.folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      // The names of built assets hold the hash of their content.
      const isAsset = path.includes('/assets/');
      response.setHeader('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('content-security-policy', CONTENT_POLICY);
      response.setHeader('referrer-policy', 'no-referrer');
    },
  });
}

/** Nothing but this origin; the editor's workers are blobs, and it writes its own styles. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

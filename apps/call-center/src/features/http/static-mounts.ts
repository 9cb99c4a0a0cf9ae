import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A built web application that the service serves beside its API. */
export interface StaticMount {
  /** `/workbench/`: with a slash on both ends. */
  prefix: string;
  dir: string;
  /** Addresses below the prefix that are no file get `index.html`. @default false */
  spaFallback?: boolean;
  /** Replaces the policy for the pages of this mount. */
  contentSecurityPolicy?: string;
}

/** Beyond their own host. */
export interface PageOrigins {
  /** What pages may frame. */
  frameOrigins: readonly string[];
  /** What they may talk to. */
  connectOrigins: readonly string[];
}

/** What the pages may load, and from where they may frame others. */
const pagePolicy = ({ frameOrigins, connectOrigins }: PageOrigins) =>
  [
    ["frame-src 'self'", ...frameOrigins].join(' '),
    "default-src 'self'",
    ["connect-src 'self' ws: wss:", ...connectOrigins].join(' '),
    "img-src 'self' data: blob: https: http:",
    "media-src 'self' data: blob: https: http:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');

/** Serves the mounts; the returned function answers what a single-page application routes by itself. */
export async function serveStatic(
  app: FastifyInstance,
  mounts: readonly StaticMount[],
  origins: PageOrigins = { frameOrigins: [], connectOrigins: [] },
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | null> {
  for (const [index, { prefix, dir, contentSecurityPolicy }] of mounts.entries()) {
    await app.register(fastifyStatic, {
      root: resolve(dir),
      prefix,
      redirect: prefix !== '/',
      decorateReply: index === 0,
      setHeaders: (reply, path) => {
        reply.setHeader('content-security-policy', contentSecurityPolicy ?? pagePolicy(origins));
        reply.setHeader('cache-control', cacheControlOf(path));
      },
    });
  }
  return (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const mount = mounts.find(({ prefix, spaFallback }) => spaFallback && path.startsWith(prefix));
    if (!isPage || !mount) return null;
    return reply.code(200).sendFile('index.html', resolve(mount.dir));
  };
}

/** Bundlers put a hash into the names of what never changes. */
function cacheControlOf(path: string): string {
  return path.includes(join('assets', '')) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

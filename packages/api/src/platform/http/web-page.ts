import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import staticGzip from 'express-static-gzip';
import { strictRouting } from './strict-requests.ts';

/**
 * Serves the built web app, with the `.br` and `.gz` files of its build to clients that accept them. Files in `assets` have
 * a content hash in their name and are cached forever. The app's views get index.html, and `/reference` the page of the API
 * reference. Nothing redirects: a relative path such as `/products/..` must not lead elsewhere.
 */
export function webPage(root: string): Router {
  const routes = Router(strictRouting);
  const files = serveFiles(root, { maxAge: 0 });
  const hasReference = existsSync(join(root, 'reference.html'));
  const assets = serveFiles(join(root, 'assets'), { immutable: true, maxAge: '1y' });
  routes.use('/assets', assets, (_request, _response, next) => next('router'));
  routes.use(files);
  routes.get(/^/, (request, response, next) => {
    response.vary('Accept');
    if (!isView(request)) return next();
    const isReference = hasReference && request.path === '/reference';
    if (isReference) allowInlineStyles(response);
    request.url = isReference ? '/reference.html' : '/index.html';
    files(request, response, next);
  });
  return routes;
}

/** The component of the API reference has style elements. It shows no data of the store, and runs only its own scripts. */
function allowInlineStyles(response: Response): void {
  const policy = String(response.getHeader('content-security-policy'));
  const relaxed = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  response.setHeader('content-security-policy', relaxed);
}

/**
 * Whether a path is a view of the app. One with a dot is a missing file, unless a browser navigates to a path below a view,
 * such as `/products/MUG-1.5L`.
 */
function isView({ path, headers: { accept } }: Request): boolean {
  if (!path.includes('.')) return true;
  const isBelowView = /^\/(?!(?:assets|exports|trpc)\/)[^/.]+\//.test(path);
  return isBelowView && accept?.toLowerCase().includes('text/html') === true;
}

function serveFiles(
  root: string,
  options: { readonly maxAge: string | number; readonly immutable?: boolean },
): RequestHandler {
  const serve = staticGzip(root, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: { index: false, redirect: false, ...options },
  });
  return (request, response, next) =>
    serve(request, response, (error: unknown) => {
      // It is set before the file is opened, which may have been removed since the start.
      response.removeHeader('content-encoding');
      next(error);
    });
}

import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import staticGzip from 'express-static-gzip';
import { strictRouting } from './strict-requests.ts';

/**
 * Serves the built web app, with the `.br` and `.gz` files of its build to clients that accept them. Files in `assets`
 * have a content hash in their name and are cached forever. A path without a file extension is a view of the app and gets
 * index.html.
 */
export function webPage(root: string): Router {
  const routes = Router(strictRouting);
  const files = serveFiles(root, { maxAge: 0 });
  const assets = serveFiles(join(root, 'assets'), { immutable: true, maxAge: '1y' });
  routes.use('/assets', assets, (_request, _response, next) => next('router'));
  routes.use(files);
  routes.get(/^[^.]*$/, (request, response, next) => {
    request.url = '/index.html';
    files(request, response, next);
  });
  return routes;
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

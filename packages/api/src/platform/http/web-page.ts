import { join } from 'node:path';
import compression from 'compression';
import { Router, static as staticFiles } from 'express';

/**
 * Serves the built web app. Files in `assets` have a content hash in their name and are cached forever. A path without a
 * file extension is a view of the app and gets index.html.
 */
export function webPage(root: string): Router {
  const routes = Router();
  routes.use(compression());
  routes.use(
    '/assets',
    staticFiles(join(root, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  routes.use(staticFiles(root, { index: false, maxAge: 0 }));
  routes.get(/^[^.]*$/, (_request, response) => {
    response.sendFile(join(root, 'index.html'), { maxAge: 0 });
  });
  return routes;
}

import { join } from 'node:path';
import compression from 'compression';
import { Router, static as staticFiles, type Request } from 'express';

/**
 * Serves the built web app. Files in `assets` have a content hash in their name and are cached forever. The app's views get
 * index.html. Nothing redirects: a relative path such as `/products/..` must not lead elsewhere.
 */
export function webPage(root: string): Router {
  const routes = Router();
  routes.use(compression());
  routes.use(
    '/assets',
    staticFiles(join(root, 'assets'), {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      redirect: false,
    }),
  );
  routes.use(staticFiles(root, { index: false, maxAge: 0, redirect: false }));
  routes.get(/^/, (request, response, next) => {
    response.vary('Accept');
    if (!isView(request)) return next();
    response.sendFile('index.html', { root, maxAge: 0 });
  });
  return routes;
}

/**
 * Whether a path is a view of the app. One with a dot is a missing file, unless a browser navigates to a path below a view,
 * such as `/products/MUG-1.5L`.
 */
function isView({ path, headers: { accept } }: Request): boolean {
  if (!path.includes('.')) return true;
  const isBelowView = /^\/(?!(?:assets|exports|trpc)\/)[^/.]+\//.test(path);
  return isBelowView && accept?.includes('text/html') === true;
}

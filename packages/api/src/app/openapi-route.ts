import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Router } from 'express';
import { strictRouting } from '../platform/http/strict-requests.ts';

/** `/openapi.json`: the OpenAPI document of this release, for anyone. `npm run openapi:dump` writes the file. */
export function openApiRoute(): Router {
  const routes = Router(strictRouting);
  let document: PreparedDocument | undefined;
  routes.get('/openapi.json', (request, response) => {
    document ??= prepareDocument();
    const { json, gzip, etag } = document;
    response.set({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
      vary: 'accept-encoding',
      etag,
    });
    const isZipped = request.acceptsEncodings('gzip') === 'gzip';
    if (isZipped) response.set('content-encoding', 'gzip');
    response.send(isZipped ? gzip : json);
  });
  return routes;
}

interface PreparedDocument {
  readonly json: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

/** Compressed once, because the document is larger than all other answers. */
function prepareDocument(): PreparedDocument {
  const file = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
  const json = Buffer.from(JSON.stringify(JSON.parse(file)));
  const hash = createHash('sha256').update(json).digest('base64url');
  // Weak: both encodings have it.
  return { json, gzip: gzipSync(json), etag: `W/"${hash.slice(0, 22)}"` };
}

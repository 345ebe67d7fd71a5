import { writeFile } from 'node:fs/promises';
import { openApiDocument } from './openapi/openapi-document.ts';

// Writes the OpenAPI document from the router.
await writeFile(
  new URL('../packages/api/src/app/openapi.json', import.meta.url),
  await openApiDocument(),
);
console.log('Wrote packages/api/src/app/openapi.json');

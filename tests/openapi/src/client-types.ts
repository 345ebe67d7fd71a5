import { readFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';

/** The OpenAPI document of this release. */
export const documentUrl = new URL('../../../packages/api/src/app/openapi.json', import.meta.url);

/** Where the types of the generated client are committed, so that the compiler checks its calls. */
export const clientTypesUrl = new URL('generated-client.d.ts', import.meta.url);

/** Generates the types of a TypeScript client from the document, as a user of another language's generator would. */
export async function generateClientTypes(): Promise<string> {
  const document = await readFile(documentUrl, 'utf8');
  const nodes = await openapiTypescript(document, { defaultNonNullable: false });
  return `// Generated from openapi.json by \`npm run openapi:dump\`.\n${astToString(nodes)}`;
}

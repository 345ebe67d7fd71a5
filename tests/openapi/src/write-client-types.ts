import { writeFile } from 'node:fs/promises';
import { clientTypesUrl, generateClientTypes } from './client-types.ts';

// Renews the committed types of a generated client.
await writeFile(clientTypesUrl, await generateClientTypes());
console.log('Wrote tests/openapi/src/generated-client.d.ts');

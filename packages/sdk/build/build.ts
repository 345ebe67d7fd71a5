import { rm } from 'node:fs/promises';
import { includeTrpc } from '../../api/build/include-trpc.ts';
import { bundleDeclarations } from './bundle-declarations.ts';
import { bundleJavaScript } from './bundle-javascript.ts';
import { inPackage } from './in-package.ts';

// Builds dist: JavaScript, and declarations that include the API's types.
const output = inPackage('dist');
await rm(output, { recursive: true, force: true });
await Promise.all([bundleJavaScript(output), bundleDeclarations(output)]);
await includeTrpc(output);

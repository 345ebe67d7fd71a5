import { rm } from 'node:fs/promises';
import { bundleDeclarations } from './bundle-declarations.ts';
import { bundleJavaScript } from './bundle-javascript.ts';
import { inPackage } from './in-package.ts';

// Makes what is published: dist/index.js, and dist/index.d.ts with the API's types in it.
const output = inPackage('dist');
await rm(output, { recursive: true, force: true });
await Promise.all([bundleJavaScript(output), bundleDeclarations(output)]);

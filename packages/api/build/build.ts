import { rm } from 'node:fs/promises';
import { bundleDeclarations } from './bundle-declarations.ts';
import { bundleJavaScript } from './bundle-javascript.ts';
import { inPackage } from './in-package.ts';
import { includeTrpc } from './include-trpc.ts';

// Makes what is published: the API as a library in dist, with packages/db in it.
const output = inPackage('dist');
await rm(output, { recursive: true, force: true });
await Promise.all([bundleJavaScript(output), bundleDeclarations(output)]);
await includeTrpc(output);

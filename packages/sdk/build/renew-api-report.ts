import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { includeTrpc } from '../../api/build/include-trpc.ts';
import { describeApi, reportedIn } from './api-report.ts';
import { bundleDeclarations } from './bundle-declarations.ts';
import { describeInputs, inputsIn } from './describe-inputs.ts';
import { describeStoreFacts, factsIn } from './describe-store-facts.ts';
import { describedIn, describeProcedures } from './describe-procedures.ts';
import { inPackage } from './in-package.ts';

// Updates the named inputs, the fake client's facts, the API report and the procedures' type tests.
await writeFile(inPackage(inputsIn), await describeInputs());
await writeFile(inPackage(factsIn), describeStoreFacts());
const built = await mkdtemp(join(tmpdir(), 'order-store-sdk-'));
try {
  await bundleDeclarations(built);
  await includeTrpc(built);
  await writeFile(inPackage(reportedIn), await describeApi(built));
  await writeFile(inPackage(describedIn), describeProcedures());
  console.log(`Updated ${inputsIn}, ${reportedIn} and ${describedIn} in packages/sdk`);
} finally {
  await rm(built, { recursive: true, force: true });
}

import { checkApiReport } from './check-api-report.ts';
import { checkDeclarations } from './check-declarations.ts';
import { checkDocstrings } from './check-docstrings.ts';
import { checkExhaustiveSwitch } from './check-exhaustive-switch.ts';
import { checkPackage } from './check-package.ts';
import { checkTypeCost } from './check-type-cost.ts';
import { checkTypes } from './check-types.ts';
import { installInEmptyFolder } from './install-in-empty-folder.ts';
import { measureBundle } from './measure-bundle.ts';
import { testWithStore } from './test-with-store.ts';
import { testApiPackage } from './test-api-package.ts';

// Tests the packed SDK and API, installed in an empty folder outside of the workspace.
try {
  await using installed = await installInEmptyFolder();
  await checkPackage(installed);
  await checkDeclarations(installed);
  checkDocstrings(installed);
  checkExhaustiveSwitch(installed);
  checkTypeCost(installed);
  await checkApiReport(installed);
  await checkTypes(installed);
  await measureBundle(installed);
  await testWithStore(installed);
  await testApiPackage(installed.tarball);
  console.log('The packed packages pass all checks');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

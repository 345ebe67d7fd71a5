import assert from 'node:assert/strict';
import { allReasons } from '../../api/src/shared/reasons.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';
import { openEditor } from './language-service.ts';

/** Checks that the compiler names the reason that a switch over all reasons lacks. */
export function checkExhaustiveSwitch({ project }: Pick<InstalledSdk, 'project'>): void {
  const reasons = [...allReasons().keys(), 'NETWORK', 'CLIENT_TIMEOUT', 'ABORTED', 'UNSENDABLE'];
  assert.deepEqual(errorsWithCases(project, reasons), []);
  const [error, ...others] = errorsWithCases(
    project,
    reasons.filter((reason) => reason !== 'OVERLOADED'),
  );
  assert.match(error ?? '', /StoreError<"OVERLOADED">.* is not assignable to .*never/);
  assert.deepEqual(others, []);
  console.log('Exhaustive switch: the compiler names the missing reason');
}

function errorsWithCases(project: string, reasons: readonly string[]): readonly string[] {
  const text = [
    "import { assertNever, type AnyStoreError } from '@order-store/sdk';",
    'export function explain(error: AnyStoreError): string {',
    '  switch (error.reason) {',
    ...reasons.map((reason) => `    case '${reason}':`),
    '      return error.message;',
    '    default:',
    '      return assertNever(error);',
    '  }',
    '}',
  ];
  return openEditor(project, text.join('\n')).errors();
}

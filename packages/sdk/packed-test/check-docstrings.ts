import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { allProcedures } from '../build/procedure-facts.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

/** Checks with TypeScript's language service that an editor shows a docstring for every procedure and how to call it. */
export async function checkDocstrings({ project }: InstalledSdk): Promise<void> {
  const require = createRequire(join(project, 'package.json'));
  const typescript: Compiler = require('typescript-6');
  const calls = allProcedures().map(([path, { type }]) => {
    const verbs = { query: 'query', mutation: 'mutate', subscription: 'subscribe' };
    return `client.${path}.${verbs[type]};`;
  });
  const file = join(project, 'hover.ts');
  const head =
    "import type { StoreClient } from '@order-store/sdk';\ndeclare const client: StoreClient;\n";
  const text = head + calls.join('\n');
  const service = typescript.createLanguageService(hostOf(typescript, project, file, text));
  const missing: string[] = [];
  let start = head.length;
  for (const call of calls) {
    const [, , name = '', verb = ''] = call.slice(0, -1).split('.');
    const verbAt = start + call.length - 1 - verb.length;
    const places = [[name, verbAt - 1 - name.length]] as const;
    for (const [what, at] of verb === 'subscribe' ? places : [...places, [verb, verbAt] as const]) {
      const { documentation = [] } = service.getQuickInfoAtPosition(file, at) ?? {};
      if (documentation.length === 0) missing.push(`${call} ${what}`);
    }
    start += call.length + 1;
  }
  assert.deepEqual(missing, [], 'an editor shows no docstring for these');
  console.log(`Docstrings: shown for ${calls.length} procedures`);
}

/** The part of TypeScript 6 that this check uses. TypeScript 7 has no such interface. */
interface Compiler {
  createLanguageService(host: object): {
    getQuickInfoAtPosition(
      file: string,
      at: number,
    ): { readonly documentation?: readonly unknown[] } | undefined;
  };
  getDefaultLibFilePath(options: object): string;
  readonly ScriptSnapshot: { fromString(text: string): object };
  readonly sys: {
    readFile(path: string): string | undefined;
    fileExists(path: string): boolean;
    directoryExists(path: string): boolean;
    getDirectories(path: string): string[];
  };
}

/** A project with one file, which exists only in memory. */
function hostOf(typescript: Compiler, project: string, file: string, text: string): object {
  const { sys } = typescript;
  const read = (path: string) => (path === file ? text : sys.readFile(path));
  const nodeNext = { module: 199, moduleResolution: 99 };
  return {
    getCompilationSettings: () => ({ strict: true, types: [], ...nodeNext }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot(path: string) {
      const content = read(path);
      return content === undefined ? undefined : typescript.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: (options: object) => typescript.getDefaultLibFilePath(options),
    fileExists: (path: string) => path === file || sys.fileExists(path),
    readFile: read,
    directoryExists: (path: string) => sys.directoryExists(path),
    getDirectories: (path: string) => sys.getDirectories(path),
  };
}

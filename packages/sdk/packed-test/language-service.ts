import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What an editor shows for a program, according to TypeScript's language service. */
interface Editor {
  /** What hovering over a position shows: the declaration and its docstring. */
  hover(at: number): { readonly declaration: string; readonly docstring: string };
  /** The messages of the program's type errors. */
  errors(): string[];
  /** The number of types that the compiler instantiated for the program. */
  instantiations(): number;
}

/** Opens a program that imports the packages of an installed project. It exists only in memory. */
export function openEditor(project: string, text: string): Editor {
  const require = createRequire(join(project, 'package.json'));
  const typescript: Compiler = require('typescript-6');
  const file = join(project, 'hover.ts');
  const service = typescript.createLanguageService(hostOf(typescript, project, file, text));
  return {
    hover(at) {
      const { displayParts = [], documentation = [] } =
        service.getQuickInfoAtPosition(file, at) ?? {};
      return { declaration: textOf(displayParts), docstring: textOf(documentation) };
    },
    errors: () =>
      service
        .getSemanticDiagnostics(file)
        .map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, ' ')),
    instantiations() {
      service.getSemanticDiagnostics(file);
      return service.getProgram()?.getInstantiationCount() ?? 0;
    },
  };
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

interface Part {
  readonly text: string;
}

/** The part of TypeScript 6 that this test uses. TypeScript 7 has no such interface. */
interface Compiler {
  createLanguageService(host: object): {
    getQuickInfoAtPosition(
      file: string,
      at: number,
    ):
      | { readonly displayParts?: readonly Part[]; readonly documentation?: readonly Part[] }
      | undefined;
    getSemanticDiagnostics(file: string): readonly { readonly messageText: unknown }[];
    getProgram(): { getInstantiationCount(): number } | undefined;
  };
  flattenDiagnosticMessageText(message: unknown, newLine: string): string;
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

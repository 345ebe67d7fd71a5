import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from '../build/run.ts';

/** A Node version to test with. */
export interface Node {
  /** `20.20.2` */
  readonly version: string;
  /** The program and its first arguments. */
  readonly command: readonly [string, ...string[]];
}

const majors = [20, 22, 24, 26];

/**
 * Finds a Node of each supported major version, in PATH or the npm registry, and reports missing ones.
 */
export async function findNodes(): Promise<Node[]> {
  const installed = await nodesInPath();
  const nodes: Node[] = [];
  for (const major of majors) {
    const node =
      installed.find(({ version }) => version.startsWith(`${major}.`)) ??
      (await fromRegistry(major));
    if (node) nodes.push(node);
    else console.log(`Node ${major}: skipped, neither in PATH nor in the registry`);
  }
  return nodes;
}

async function nodesInPath(): Promise<Node[]> {
  const folders = new Set((process.env['PATH'] ?? '').split(delimiter));
  const nodes: Node[] = [];
  for (const folder of folders) {
    const program = join(folder, 'node');
    const exists = await access(program).then(
      () => true,
      () => false,
    );
    if (exists) nodes.push({ version: await versionOf([program]), command: [program] });
  }
  return nodes;
}

async function fromRegistry(major: number): Promise<Node | undefined> {
  const command = ['npx', '--yes', '--package', `node@${major}`, 'node'] as const;
  try {
    return { version: await versionOf(command), command };
  } catch {
    return undefined;
  }
}

async function versionOf([program, ...args]: readonly [string, ...string[]]): Promise<string> {
  return (await run(program, [...args, '--version'])).trim().replace(/^v/, '');
}

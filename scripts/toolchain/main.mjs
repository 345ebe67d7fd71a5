import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { commandEnvironment } from './environment.mjs';
import { Interrupted, say, ToolchainError } from './report.mjs';
import { runCommand } from './run-command.mjs';
import { findTools } from './tools.mjs';
import { buildWebPage } from './web-page.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const usage = `Usage: node scripts/toolchain.mjs [--web] COMMAND [ARGUMENT…]

Runs COMMAND under the Node and pnpm that this repository pins. Brings them through npx where the
machine's are not enough, and installs the dependencies when they are not those of pnpm-lock.yaml.

  --web   builds the demo's web page first when its sources have changed`;

/**
 * Makes ready what the command needs and runs it.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: the command's, 128 + the signal's number when a signal ended
 *   it, 1 when something it needs could not be made ready, 2 when the arguments are no command.
 */
export async function main(args) {
  const withWebPage = args[0] === '--web';
  const [command, ...rest] = withWebPage ? args.slice(1) : args;
  if (command === undefined || command === '--help') {
    (command === undefined ? console.error : console.log)(usage);
    return command === undefined ? 2 : 0;
  }
  try {
    const tools = await findTools(root);
    const environment = commandEnvironment(root, tools);
    await installDependencies(root, tools, environment);
    if (withWebPage) await buildWebPage(root, environment);
    return await runCommand(command, rest, environment);
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    if (!(error instanceof ToolchainError)) throw error;
    say(error.message);
    return 1;
  }
}

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

Runs COMMAND with the Node and pnpm versions pinned by this repository. Downloads them with npm if necessary, and
installs the dependencies if they do not match pnpm-lock.yaml.

  --web   build the demo's web app first if its sources have changed`;

/**
 * Prepares the checkout and runs the command.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: the command's, 128 + the number of the signal that ended it, 1 if the
 *   preparation failed, 2 without a command.
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

import { spawn } from 'node:child_process';
import { exitCodeOf, ToolchainError } from './report.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const isWindows = process.platform === 'win32';

/**
 * Runs the command with this process's input and output, and returns its exit code. Forwards each signal or Ctrl-C to the
 * command once and waits for its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 * @throws {ToolchainError} if the command does not exist.
 */
export function runCommand(command, args, env) {
  return new Promise((resolve, reject) => {
    // In a separate session. Otherwise a Ctrl-C would reach it several times (from the terminal, npm and this process),
    // and many programs exit immediately on the second.
    const child = spawn(command, args, {
      stdio: 'inherit',
      env,
      detached: !isWindows,
      shell: isWindows,
    });
    const stops = [forwardSignals(child), endWithNpm(child), guard(child)];
    child.once('error', (error) => {
      for (const stop of stops) stop();
      reject(new ToolchainError(`Can't run ${command}: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      for (const stop of stops) stop();
      resolve(signal === null ? (code ?? 1) : exitCodeOf(signal));
    });
  });
}

/**
 * Signals that a terminal sends to all foreground processes go to the command's process group; SIGTERM goes to the
 * command only.
 *
 * @type {Partial<Record<NodeJS.Signals, 'group' | 'command'>>}
 */
const forwarded = isWindows
  ? { SIGINT: 'command', SIGTERM: 'command' }
  : { SIGINT: 'group', SIGTERM: 'command', SIGHUP: 'group', SIGWINCH: 'group', SIGCONT: 'group' };

/** One Ctrl-C may arrive twice: from the terminal and from npm. */
const repeatedWithinMs = 1000;

/**
 * @param {ChildProcess} child
 * @returns {() => void} stops it.
 */
function forwardSignals(child) {
  /** @type {Map<string, number>} */
  const last = new Map();
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    const now = performance.now();
    const isRepeated = now - (last.get(signal) ?? -Infinity) < repeatedWithinMs;
    last.set(signal, now);
    if (isRepeated && signal !== 'SIGWINCH' && signal !== 'SIGCONT') return;
    send(child, signal);
  };
  // Ctrl-Z: suspend and resume the command too.
  const suspend = () => {
    send(child, 'SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  };
  for (const signal of Object.keys(forwarded)) process.on(signal, forward);
  if (!isWindows) process.on('SIGTSTP', suspend);
  return () => {
    for (const signal of Object.keys(forwarded)) process.off(signal, forward);
    process.off('SIGTSTP', suspend);
  };
}

/**
 * SIGTERM to npm ends the shell between npm and this process without a signal to this process. Detects that by the
 * change of the parent process. Only below npm, because others may do this on purpose, such as nohup.
 *
 * @param {ChildProcess} child
 * @returns {() => void} stops it.
 */
function endWithNpm(child) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    send(child, 'SIGTERM');
  }, 250);
  return () => clearInterval(timer);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function send(child, signal) {
  if (child.pid === undefined) return;
  const toGroup = !isWindows && forwarded[signal] !== 'command';
  try {
    process.kill(toGroup ? -child.pid : child.pid, signal);
  } catch {
    // It has ended.
  }
}

/**
 * Ends the command when this process is killed: a shell waits for the end of a pipe that the system closes with this
 * process.
 *
 * @param {ChildProcess} child
 * @returns {() => void} stops it.
 */
function guard({ pid }) {
  if (isWindows || pid === undefined) return () => {};
  const script = 'read -r _; kill -TERM "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'sh', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => {});
  shell.unref();
  return () => shell.kill('SIGKILL');
}

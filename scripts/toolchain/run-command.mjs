import { spawn } from 'node:child_process';
import { exitCodeOf, ToolchainError } from './report.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const isWindows = process.platform === 'win32';

/**
 * Runs the command in place of this process, as far as can be: its input and output are this one's, and
 * so is its exit code. A signal to this process, or a Ctrl-C in the terminal, reaches the command once, and
 * then it has the time it takes.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 * @throws {ToolchainError} when there is no such command.
 */
export function runCommand(command, args, env) {
  return new Promise((resolve, reject) => {
    // In a session of its own: a Ctrl-C would reach it from the terminal, from npm and from here, and many
    // programs take the second one for "at once".
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
 * What a terminal sends to all of its foreground's processes goes to all that the command has started;
 * SIGTERM goes to the command, which knows its own.
 *
 * @type {Partial<Record<NodeJS.Signals, 'group' | 'command'>>}
 */
const forwarded = isWindows
  ? { SIGINT: 'command', SIGTERM: 'command' }
  : { SIGINT: 'group', SIGTERM: 'command', SIGHUP: 'group', SIGWINCH: 'group', SIGCONT: 'group' };

/** For one Ctrl-C this process may get two signals: the terminal's, and npm's which got it as well. */
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
  // Ctrl-Z: the command sleeps as well, and wakes up with this process.
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
 * A SIGTERM for npm ends the shell between npm and this process, and this process gets no signal: it
 * sees that its parent is another one. (With another parent than npm that may be meant, as with nohup.)
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
    // It has ended in between.
  }
}

/**
 * Ends the command when this process is killed without a chance to say so: a shell waits for the end of a
 * pipe that closes with this process.
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

import { spawn } from 'node:child_process';
import { Interrupted } from './report.mjs';

/**
 * Runs a program of the preparation.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, show: boolean, timeout?: number }} options show: print its
 *   output to stderr instead of returning it.
 * @returns {Promise<{ succeeded: boolean, stdout: string, output: string }>} output includes stderr.
 * @throws {Interrupted} after a signal, once the program has ended.
 */
export function runStep(command, args, { cwd, env, show, timeout }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout,
      // No input: questions would wait for ever.
      stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'],
      shell: process.platform === 'win32',
    });
    let stdout = '';
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));

    /** @type {NodeJS.Signals[]} */
    const received = [];
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      received.push(signal);
      child.kill(signal);
    };
    for (const signal of endings) process.on(signal, forward);
    const finish = () => {
      for (const signal of endings) process.off(signal, forward);
    };
    child.once('error', (error) => {
      finish();
      resolve({ succeeded: false, stdout, output: `${output}${error.message}\n` });
    });
    child.once('close', (code) => {
      finish();
      const [first] = received;
      if (first !== undefined) reject(new Interrupted(first));
      else resolve({ succeeded: code === 0, stdout, output });
    });
  });
}

/** @type {NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

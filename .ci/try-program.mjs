// Tests `npm run demo` or `npm start`: starts it on a free port, requests the page and the products, stops it with
// Ctrl-C, and checks that no process is left.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , name] = process.argv;
const mark = `${process.pid}-${Date.now()}`;

const program = spawn('npm', ['run', name], {
  env: { ...process.env, PORT: '0', TRIED_BY_CI: mark },
  stdio: ['ignore', 'pipe', 'inherit'],
  // In its own process group, which receives the Ctrl-C.
  detached: true,
});
const group = -Number(program.pid);
const ended = once(program, 'exit');
try {
  const url = await within(300, 'URL', urlOf(program));
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  const page = await (await fetch(url)).text();
  assert.match(page, /<script type="module"/);
  const answer = await fetch(`${url}/trpc/products.list`);
  const { items } = (await answer.json()).result.data;
  assert.ok(items.length > 0, 'the shop has no products');
  console.log(`Served the page and ${items.length} products`);

  const begin = performance.now();
  process.kill(group, 'SIGINT');
  const [exitCode, signal] = await within(60, 'exit after Ctrl-C', ended);
  assert.deepEqual({ exitCode, signal }, { exitCode: 0, signal: null });
  assert.deepEqual(await leftProcesses(), [], 'processes left behind');
  console.log(
    `Shut down after ${Math.round(performance.now() - begin)} ms without leaving a process`,
  );
} finally {
  if (program.exitCode === null && program.signalCode === null) process.kill(group, 'SIGKILL');
}

/** The URL that the program prints. Its output is read to the end, so that it does not block. */
function urlOf({ stdout }) {
  return new Promise((resolve, reject) => {
    let output = '';
    stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output += chunk;
      const [, url] = /(?:open|listening) at (http\S+)/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    });
    stdout.on('end', () => reject(new Error('It exited before it was ready')));
  });
}

/** Processes of the program have the mark in their environment. Ended ones may remain visible for a moment. */
async function leftProcesses() {
  let left = [];
  for (let tries = 0; tries < 20; tries++) {
    left = readdirSync('/proc').filter(isMarked).map(commandOf);
    if (left.length === 0) break;
    await sleep(100);
  }
  return left;
}

function isMarked(pid) {
  return (
    /^\d+$/.test(pid) && read(`/proc/${pid}/environ`).split('\0').includes(`TRIED_BY_CI=${mark}`)
  );
}

function commandOf(pid) {
  return `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`;
}

function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

async function within(seconds, what, promise) {
  const timer = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`No ${what} within ${seconds} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

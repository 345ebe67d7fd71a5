import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

describe('the last line of npm test counts', () => {
  test('passed, skipped and todo tests', async () => {
    expect(await runTests('good')).toEqual({ exitCode: 0, end: '2 passed, 0 failed, 2 skipped' });
  });

  test('failed tests, files, hooks and unhandled rejections', async () => {
    expect(await runTests('good', 'bad-', 'unhandled')).toEqual({
      exitCode: 1,
      end: '4 passed, 4 failed, 3 skipped',
    });
  });

  test.each(['skipped', 'no such file'])('a run without tests as failed: %s', async (filter) => {
    const { exitCode, end } = await runTests(filter);
    expect(exitCode).toBe(1);
    expect(end).toMatch(/^0 passed, 1 failed, \d skipped$/);
  });

  test('an unknown vitest argument as failed', async () => {
    expect(await runTests('--no-such-option')).toEqual({
      exitCode: 1,
      end: '0 passed, 1 failed, 0 skipped',
    });
  });

  test('a killed vitest as failed', async () => {
    expect(await runTests('good', 'crash')).toEqual({
      exitCode: 1,
      end: '0 passed, 1 failed, 0 skipped',
    });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'a run interrupted by %s as failed, after a graceful shutdown',
    async (signal) => {
      const run = startTests('endless');
      run.stdout.on('data', (chunk: Buffer) => {
        if (chunk.includes('waiting')) run.kill(signal);
      });
      const { exitCode, end, output } = await endOf(run);
      expect(exitCode).toBe(1);
      expect(end).toMatch(/^0 passed, [12] failed, \d skipped$/);
      expect(output).toContain('torn down');
    },
  );
});

async function runTests(...args: string[]): Promise<{ exitCode: number | null; end: string }> {
  const { exitCode, end } = await endOf(startTests(...args));
  return { exitCode, end };
}

function startTests(...args: string[]) {
  const script = fileURLToPath(new URL('../test.ts', import.meta.url));
  const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
  const outer = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  const run = spawn(process.execPath, [script, '--root', fixtures, ...args], {
    env: { ...Object.fromEntries(outer), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void run.kill());
  return run;
}

async function endOf(run: ReturnType<typeof startTests>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, 'exit'),
  ]);
  const end = stdout.trimEnd().split('\n').at(-1) ?? '';
  return { exitCode: Number(exitCode), end, output: stdout + stderr };
}

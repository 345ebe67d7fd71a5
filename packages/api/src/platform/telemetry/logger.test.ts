import { expect, test } from 'vitest';
import { newToken } from '../identity/tokens.ts';
import { requestIds } from './request-id.ts';
import { logOutcome } from './log-outcome.ts';
import { createLogger, type LoggerOptions } from './logger.ts';

test('adds the request id to lines logged during a request', () => {
  const { log, lines } = catchingLogger('info');
  log.info('at start');
  requestIds.run('abc', () => log.info({ keys: 1 }, 'in a request'));
  expect(lines()).toMatchObject([{ msg: 'at start' }, { msg: 'in a request', requestId: 'abc' }]);
  expect(lines()[0]).not.toHaveProperty('requestId');
});

test('hides secrets anywhere in a line unless hidesSecrets is false', () => {
  const token = newToken();
  const line = {
    mail: { text: `go to /reset#token=${token}` },
    deep: { er: [{ password: 'pw' }] },
  };
  const hiding = catchingLogger('info');
  hiding.log.info(line, `Bearer ${token}`);
  expect(JSON.stringify(hiding.lines())).not.toMatch(new RegExp(`${token}|"pw"`));
  const open = catchingLogger('info', { hidesSecrets: false });
  open.log.info(line);
  expect(open.lines()).toMatchObject([line]);
});

test('logs a call at the level of its outcome', () => {
  const { log, lines } = catchingLogger('debug');
  const call = { procedure: 'orders.place', seconds: 0.01 };
  logOutcome(log, { ...call, reason: 'OK' });
  logOutcome(log, { ...call, reason: 'OK', seconds: 1.5 });
  logOutcome(log, { ...call, reason: 'INSUFFICIENT_STOCK', error: new Error('x') });
  logOutcome(log, { ...call, reason: 'DATABASE_UNAVAILABLE', error: new Error('gone') });
  logOutcome(log, { ...call, reason: 'INTERNAL', error: new Error('broken') });
  const [debug, warn, error] = [20, 40, 50];
  expect(lines()).toMatchObject([
    { level: debug, reason: 'OK', milliseconds: 10 },
    { level: warn, msg: 'slow procedure', milliseconds: 1500 },
    { level: debug, reason: 'INSUFFICIENT_STOCK' },
    { level: warn, msg: 'procedure failed', err: { message: 'gone' } },
    { level: error, msg: 'procedure failed', err: { message: 'broken' } },
  ]);
});

function catchingLogger(level: string, options: LoggerOptions = {}) {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  return {
    log: createLogger(level, { destination, ...options }),
    lines: (): Record<string, unknown>[] => written.map((line) => JSON.parse(line)),
  };
}

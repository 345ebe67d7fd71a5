import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import {
  heapAfterCollection,
  serveStore,
  storeTest,
  talkTo,
  WireError,
  type Talk,
} from '../../testing/index.ts';
import { requestLimits } from './request-limits.ts';

// Those of production in ratio, but short.
const limits = {
  ...requestLimits,
  headersTimeoutMs: 200,
  requestTimeoutMs: 400,
  timeoutCheckMs: 50,
  keepAliveTimeoutMs: 300,
};
const line = 'POST /trpc/auth.signIn HTTP/1.1\r\nhost: x\r\n';
const jsonHead = `${line}content-type: application/json\r\n`;

const slowSenders: Readonly<Record<string, (talk: Talk) => Promise<void>>> = {
  'sends half a line and nothing more': async (talk) => talk.send('POST /trpc/auth.s'),
  'never ends the headers': async (talk) => {
    talk.send(line);
    await trickle(talk, 'x-more: 1\r\n');
  },
  'promises a body and sends none': async (talk) =>
    talk.send(`${jsonHead}content-length: 100\r\n\r\n`),
  'trickles a body': async (talk) => {
    talk.send(`${jsonHead}content-length: 1000000\r\n\r\n`);
    await trickle(talk, ' ');
  },
  'trickles a body in chunks': async (talk) => {
    talk.send(`${jsonHead}transfer-encoding: chunked\r\n\r\n`);
    await trickle(talk, '1\r\n \r\n');
  },
  'trickles what was refused already': async (talk) => {
    talk.send(`${line}content-type: text/plain\r\ncontent-length: 1000000\r\n\r\n`);
    await trickle(talk, ' ');
  },
};

// Line 37 of the failure cases.
storeTest('who is too slow gets an answer of the contract and is cut off', async ({ store }) => {
  await using served = await serveStore(store, { limits });
  for (const [what, sendSlowly] of Object.entries(slowSenders)) {
    using talk = await talkTo(served.port);
    const [answer] = await Promise.all([talk.ended(), sendSlowly(talk)]);
    const isRefused = what.includes('refused');
    expect(errorIn(answer), what).toMatchObject({
      reason: isRefused ? 'UNSUPPORTED_MEDIA_TYPE' : 'TIMEOUT',
      httpStatus: isRefused ? 415 : 408,
      retryable: !isRefused,
    });
    await expect.poll(served.connections).toBe(0);
  }
});

storeTest(
  '200 slow senders at once hold nothing up and leave nothing behind',
  async ({ store }) => {
    await using served = await serveStore(store, { limits });
    const before = heapAfterCollection();
    const kinds = Object.values(slowSenders);
    const slow = Array.from({ length: 200 }, async (_each, index) => {
      using talk = await talkTo(served.port);
      await Promise.all([talk.ended(), kinds[index % kinds.length]?.(talk)]);
    });
    await expect.poll(served.connections).toBeGreaterThan(0);
    const answer = await fetch(`${served.url}/trpc/products.list`);
    expect(answer.status).toBe(200);
    await answer.text();
    await Promise.all(slow);
    await expect.poll(served.connections).toBe(0);
    expect(heapAfterCollection() - before).toBeLessThan(20 * 2 ** 20);
  },
);

// Line 37 of the failure cases.
storeTest('what is no request gets an answer of the contract', async ({ store }) => {
  await using served = await serveStore(store);
  const cases: readonly [sent: string | Buffer, reason: string, status: number][] = [
    ['nonsense\r\n\r\n', 'VALIDATION_FAILED', 400],
    [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]), 'VALIDATION_FAILED', 400],
    ['GET / HTTP/1.1\r\nbad header\r\n\r\n', 'VALIDATION_FAILED', 400],
    ['GET / HTTP/1.1\r\nhost: x\r\nx: \0\r\n\r\n', 'VALIDATION_FAILED', 400],
    [`${jsonHead}content-length: -1\r\n\r\n`, 'VALIDATION_FAILED', 400],
    [
      `${jsonHead}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n`,
      'VALIDATION_FAILED',
      400,
    ],
    [`${jsonHead}transfer-encoding: chunked\r\n\r\nxyz\r\n`, 'VALIDATION_FAILED', 400],
    [`${line}cookie: ${'x'.repeat(20_000)}\r\n\r\n`, 'PAYLOAD_TOO_LARGE', 413],
    [`GET /trpc/products.list?input=${'x'.repeat(1e5)}`, 'PAYLOAD_TOO_LARGE', 413],
    [`${line}${'x: y\r\n'.repeat(5000)}`, 'PAYLOAD_TOO_LARGE', 413],
  ];
  for (const [sent, reason, httpStatus] of cases) {
    using talk = await talkTo(served.port);
    talk.send(sent);
    const answer = await talk.ended();
    expect(errorIn(answer), sent.slice(0, 60).toString()).toMatchObject({ reason, httpStatus });
  }
});

storeTest(
  'a broken request after a good one on the same connection is answered',
  async ({ store }) => {
    await using served = await serveStore(store);
    using talk = await talkTo(served.port);
    talk.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => talk.received).toContain('"alive"');
    talk.send('nonsense\r\n\r\n');
    const [, second = ''] = (await talk.ended()).split('"alive"}');
    expect(errorIn(second)).toMatchObject({ reason: 'VALIDATION_FAILED', httpStatus: 400 });
  },
);

storeTest('an idle connection is closed in the end', async ({ store }) => {
  await using served = await serveStore(store, { limits });
  using talk = await talkTo(served.port);
  talk.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  expect(await talk.ended()).toContain('"alive"');
});

storeTest('past the bound of connections further ones are closed at once', async ({ store }) => {
  await using served = await serveStore(store, { limits: { ...limits, connections: 3 } });
  const held = await Promise.all([1, 2, 3].map(() => talkTo(served.port)));
  using fourth = await talkTo(served.port);
  expect(await fourth.ended()).toBe('');
  for (const talk of held) talk[Symbol.dispose]();
  await expect.poll(served.connections).toBe(0);
  expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
});

async function trickle(talk: Talk, text: string): Promise<void> {
  let over = false;
  const ended = talk.ended().then(() => (over = true));
  while (!over) {
    talk.send(text);
    await Promise.race([ended, sleep(20)]);
  }
}

/** The error in the one answer that a bare connection received. */
function errorIn(received: string): unknown {
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  const { error } = WireError.parse(JSON.parse(body));
  expect(head).toContain(`HTTP/1.1 ${error.data.httpStatus} `);
  expect(head.toLowerCase()).toContain(`x-request-id: ${error.data.requestId}`);
  expect(body).not.toMatch(/node_modules|\.ts\b/);
  return error.data;
}

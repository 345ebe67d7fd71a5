import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
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

// Shorter than in production, with similar ratios.
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
  'announces a body and sends none': async (talk) =>
    talk.send(`${jsonHead}content-length: 100\r\n\r\n`),
  'trickles a body': async (talk) => {
    talk.send(`${jsonHead}content-length: 1000000\r\n\r\n`);
    await trickle(talk, ' ');
  },
  'trickles a body in chunks': async (talk) => {
    talk.send(`${jsonHead}transfer-encoding: chunked\r\n\r\n`);
    await trickle(talk, '1\r\n \r\n');
  },
  'trickles a body that was already rejected': async (talk) => {
    talk.send(`${line}content-type: text/plain\r\ncontent-length: 1000000\r\n\r\n`);
    await trickle(talk, ' ');
  },
};

// Failure case 37: docs/failure-cases.md
storeTest('answers a slow sender with a typed error and disconnects it', async ({ store }) => {
  await using served = await serveStore(store, { limits });
  for (const [what, sendSlowly] of Object.entries(slowSenders)) {
    using talk = await talkTo(served.port);
    const [answer] = await Promise.all([talk.ended(), sendSlowly(talk)]);
    const isRejected = what.includes('rejected');
    expect(errorIn(answer), what).toMatchObject({
      reason: isRejected ? 'UNSUPPORTED_MEDIA_TYPE' : 'TIMEOUT',
      httpStatus: isRejected ? 415 : 408,
      retryable: !isRejected,
    });
    await expect.poll(served.connections).toBe(0);
  }
});

storeTest(
  '200 concurrent slow senders delay no one and leave no connections or memory behind',
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

storeTest('unfinished large bodies of an address hold little memory', async ({ store }) => {
  await using served = await serveStore(store);
  const body = Buffer.alloc(requestLimits.bodyBytes - 10, ' ');
  const head = `${jsonHead}content-length: ${requestLimits.bodyBytes}\r\n\r\n`;
  const talks = await Promise.all(Array.from({ length: 20 }, () => talkTo(served.port)));
  for (const talk of talks) {
    talk.send(head);
    talk.send(body);
  }
  const rejected = () => talks.filter(({ received }) => received.includes('OVERLOADED')).length;
  // Those that are read hold 32 MiB together, and the last of them a little more.
  await expect.poll(rejected, { timeout: 20_000 }).toBeGreaterThanOrEqual(11);

  const statusOf = async (padding: number) => {
    const answer = await fetch(`${served.url}/trpc/auth.signOut`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `${' '.repeat(padding)}{}`,
    });
    await answer.text();
    return answer.status;
  };
  expect(await statusOf(0)).toBe(401);
  for (const talk of talks) talk[Symbol.dispose]();
  await expect.poll(() => statusOf(1e6)).toBe(401);
});

// Failure case 37: docs/failure-cases.md
storeTest('answers malformed requests with a typed error', async ({ store }) => {
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
  'answers a malformed request after a valid one on the same connection',
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

storeTest('closes a connection with many requests that are not answered', async ({ store }) => {
  let started = 0;
  await using served = await serveStore(store, {
    extend: (app) =>
      app.get('/waits', () => {
        started++;
      }),
  });
  using talk = await talkTo(served.port);
  talk.send(getOf('/waits').repeat(1000));
  await talk.ended();
  expect(started).toBeLessThanOrEqual(requestLimits.pipelinedRequests);

  using few = await talkTo(served.port);
  for (let round = 1; round <= 3; round++) {
    few.send(getOf('/healthz').repeat(requestLimits.pipelinedRequests));
    await expect
      .poll(() => few.received.split('"alive"').length - 1)
      .toBe(round * requestLimits.pipelinedRequests);
  }
});

storeTest('closes idle connections', async ({ store }) => {
  await using served = await serveStore(store, { limits });
  using talk = await talkTo(served.port);
  talk.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  expect(await talk.ended()).toContain('"alive"');
});

// The attack: a few addresses hold as many connections as the process accepts.
storeTest(
  'who has the most connections loses the oldest when there is no room',
  async ({ store }) => {
    await using served = await serveStore(store, { limits: { ...requestLimits, connections: 4 } });
    const request = 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n';
    using customer = await talkTo(served.port);
    customer.send(request);
    await expect.poll(() => customer.received).toContain('"alive"');
    const held = Array.from({ length: 3 }, () =>
      connect({ port: served.port, host: '127.0.0.1', localAddress: '127.0.0.2' })
        .on('error', () => {})
        .resume(),
    );
    await expect.poll(served.connections).toBe(4);

    const other = connect({ port: served.port, host: '127.0.0.1', localAddress: '127.0.0.3' });
    other.write(request.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n'));
    expect(await textOf(other)).toContain('"alive"');
    await expect.poll(() => held.filter((socket) => socket.closed)).toHaveLength(1);
    customer.send(request);
    await expect.poll(() => customer.received.split('"alive"')).toHaveLength(3);
    for (const socket of held) socket.destroy();
  },
);

// Failure case 70: docs/failure-cases.md
storeTest('one address cannot take all connections', async ({ store }) => {
  // Few, so that all are accepted long before the first is closed for sending no request.
  const connectionsPerAddress = 40;
  await using served = await serveStore(store, {
    limits: { ...requestLimits, connectionsPerAddress },
  });
  const held = Array.from({ length: connectionsPerAddress * 1.5 }, () => {
    const socket = connect(served.port, '127.0.0.1');
    socket.on('error', () => {});
    return socket;
  });
  const closed = () => held.filter((socket) => socket.closed).length;
  await expect.poll(closed, { timeout: 30_000 }).toBe(connectionsPerAddress / 2);
  expect(await served.connections()).toBe(connectionsPerAddress);

  const other = connect({ port: served.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
  other.write('GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await textOf(other)).toContain('"alive"');
  for (const socket of held) socket.destroy();
  await expect.poll(served.connections).toBe(0);
  expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
});

storeTest('the connections of a trusted proxy are not limited', async ({ store }) => {
  const config = { TRUST_PROXY: '127.0.0.1' };
  await using served = await serveStore(store, {
    config,
    limits: { ...requestLimits, connectionsPerAddress: 1 },
  });
  const held = await Promise.all([1, 2, 3].map(() => talkTo(served.port)));
  for (const talk of held) talk.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  for (const talk of held) await expect.poll(() => talk.received).toContain('"alive"');
  for (const talk of held) talk[Symbol.dispose]();
});

async function trickle(talk: Talk, text: string): Promise<void> {
  let over = false;
  const ended = talk.ended().then(() => (over = true));
  while (!over) {
    talk.send(text);
    await Promise.race([ended, sleep(20)]);
  }
}

function getOf(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
}

/** The error in the only response of a connection. */
function errorIn(received: string): unknown {
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  const { error } = WireError.parse(JSON.parse(body));
  expect(head).toContain(`HTTP/1.1 ${error.data.httpStatus} `);
  expect(head.toLowerCase()).toContain(`x-request-id: ${error.data.requestId}`);
  expect(body).not.toMatch(/node_modules|\.ts\b/);
  return error.data;
}

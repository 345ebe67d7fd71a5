import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { generateLoad } from './generate-load.ts';
import type { Load } from './load.ts';

test('counts the answers of all callers until there are enough', async () => {
  let seen = 0;
  await using server = await serve((_request, response) => {
    seen++;
    response.end('{}');
  });

  const { answers, latency } = await generateLoad(loadOf(server.url, { pace: { callers: 4 } }));

  expect(answers).toBeGreaterThanOrEqual(20);
  expect(seen).toBeGreaterThanOrEqual(answers);
  expect(latency.max).toBeGreaterThanOrEqual(latency.p50);
});

test('at a constant rate goes on sending while nothing is answered', async () => {
  const waiting: (() => void)[] = [];
  await using server = await serve((_request, response) => {
    waiting.push(() => response.end('{}'));
    if (waiting.length >= 10) for (const answer of waiting) answer();
  });

  const { answers } = await generateLoad(
    loadOf(server.url, { pace: { perSecond: 1000 }, until: { answers: 10 } }),
  );

  expect(answers).toBeGreaterThanOrEqual(10);
});

test('ends at the first answer that is no success', async () => {
  await using server = await serve((_request, response) => {
    response.statusCode = 503;
    response.end('too much');
  });

  await expect(generateLoad(loadOf(server.url, { pace: { callers: 2 } }))).rejects.toThrow(
    'no success: 503 too much',
  );
});

function loadOf(url: string, load: Pick<Load, 'pace'> & Partial<Load>): Load {
  return {
    url,
    requests: { kind: 'same', path: '/', token: undefined },
    warmUpSeconds: 0,
    until: { answers: 20 },
    ...load,
  };
}

async function serve(answer: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

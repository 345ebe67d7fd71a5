import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import express from 'express';
import { expect } from 'vitest';
import { z } from 'zod';
import {
  serveApp,
  serveStore,
  storeTest,
  testPassword,
  type TestStore,
} from '../../testing/index.ts';
import { access } from '../identity/access.ts';
import { createContextMaker } from '../identity/create-context.ts';
import { csvRoutes, defineCsvExport } from './csv-export.ts';

// The attack: a link on another site, or a product's image with the address of a file, which the browser opens with the cookie.
storeTest('no other site and no image makes the browser of staff export', async ({ store }) => {
  await using served = await serveStore(store);
  const { id, api, token } = await store.staff();
  const mug = await store.product();
  const { port } = served;
  const cookie = `order-store-${port}=${token}`;
  const statusOf = async (path: string, headers: Record<string, string>) => {
    const outgoing = httpRequest({ port, host: '127.0.0.1', path, agent: false, headers });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    response.resume();
    return response.statusCode;
  };
  const files = ['orders', 'products', 'audit', 'buyers', 'stock'].map(
    (name) => `/exports/${name}.csv${name === 'buyers' ? `?productId=${mug.id}` : ''}`,
  );
  for (const path of files) {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' },
      // Over plain HTTP. A page can keep its address secret, but not claim to be another one.
      {},
      { referer: 'http://evil.example/' },
      { referer: `http://127.0.0.1:${port + 1}/` },
      { referer: 'about:blank' },
      { referer: `http://127.0.0.1:${port}/products`, accept: 'image/avif,image/webp,*/*;q=0.8' },
    ])
      expect(await statusOf(path, { cookie, ...headers }), path).toBe(403);
  }
  const exported = async () => {
    const { items } = await api.audit.list({ byUserId: id, limit: 100 });
    return items.filter(({ kind }) => kind.endsWith('-exported')).length;
  };
  expect(await exported()).toBe(0);

  for (const path of files) {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' },
      { 'sec-fetch-site': 'none' },
      { referer: `http://127.0.0.1:${port}/back-office/orders` },
    ])
      expect(await statusOf(path, { cookie, ...headers }), path).toBe(200);
  }
  // A token is not sent unless its owner sends it.
  const bearer = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' };
  expect(await statusOf('/exports/products.csv', bearer)).toBe(200);
  expect(await exported()).toBe(16);
});

// The attack: staff read a file slowly and lose their access while it is sent.
storeTest('a file ends when its reader loses access', async ({ store }) => {
  const [boss, staff] = [await store.staff(), await store.staff()];
  const { id, key } = await staff.api.auth.createApiKey({
    name: 'Reports',
    scopes: ['reports'],
    currentPassword: testPassword,
  });
  const { token } = staff;
  const setRole = (role: 'customer' | 'staff') =>
    boss.api.users.setRole({ id: staff.id, role, currentPassword: testPassword });
  const losses = [
    { bearer: key, lose: () => staff.api.auth.revokeApiKey({ id }) },
    { bearer: token, lose: () => setRole('customer'), undo: () => setRole('staff') },
    { bearer: token, lose: () => staff.api.auth.signOut() },
  ];
  for (const { bearer, lose, undo } of losses) {
    const lost = Promise.withResolvers<void>();
    await using served = await serveFile(store, async function* () {
      yield 'header\r\n';
      yield 'before\r\n';
      await lost.promise;
      yield 'after\r\n';
    });
    const response = await fetch(`${served.url}/test.csv`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(response.status).toBe(200);
    await lose();
    lost.resolve();
    const read: string[] = [];
    const reading = async () => {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
        read.push(chunk);
    };
    await expect(reading()).rejects.toThrow('terminated');
    expect(read.join('')).toMatch(/before\r\n$/);
    await undo?.();
  }
});

function serveFile({ services }: TestStore, parts: () => AsyncGenerator<string>) {
  const file = defineCsvExport({
    name: 'test',
    access: access.reports,
    input: z.strictObject({}),
    event: () => ({ kind: 'orders-exported', details: { filter: {} } }),
    parts,
  });
  return serveApp(express().use(csvRoutes(services, createContextMaker(services), [file])));
}

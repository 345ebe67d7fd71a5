import { expect, test } from 'vitest';
import { sharesOf, type CpuProfile } from './read-profile.ts';

// A line with a call of JSON.stringify(…), the third of this file.
const thisFile = import.meta.url;
const frame = (functionName: string, url = '') => ({ functionName, url });

/** One sample of 100 µs per node from 2 on, from 1,000 µs on. */
const profile: CpuProfile = {
  startTime: 1000,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4, 6, 7, 8] },
    { id: 2, callFrame: frame('query', 'file:///node_modules/pg/lib/client.js'), children: [3] },
    { id: 3, callFrame: frame('Socket.write', 'node:net'), children: [5] },
    { id: 4, callFrame: frame('onStreamRead', 'node:internal/stream_base_commons') },
    { id: 5, callFrame: frame('writev') },
    { id: 6, callFrame: frame('(idle)') },
    { id: 7, callFrame: frame('(garbage collector)') },
    {
      id: 8,
      callFrame: frame('answer', thisFile),
      positionTicks: [
        { line: 4, ticks: 1 },
        { line: 5, ticks: 3 },
      ],
    },
  ],
  samples: [2, 3, 4, 5, 6, 7, 8, 1],
  timeDeltas: [0, 100, 100, 100, 100, 100, 100, 100],
};

test('attributes time to the part that called, and leaves out idle time', () => {
  const shares = Object.fromEntries(sharesOf(profile, { from: 1000, to: 1650 }));
  expect(shares).toEqual({
    // Its call, and what Node did for it.
    driver: 3 / 6,
    'HTTP and sockets': 1 / 6,
    'garbage collection': 1 / 6,
    // By lines.
    JSON: 0.25 / 6,
    other: 0.75 / 6,
  });
});

test('reads only the samples of the time span', () => {
  expect(Object.fromEntries(sharesOf(profile, { from: 1150, to: 1250 }))).toEqual({
    JSON: 0,
    'HTTP and sockets': 1,
  });
});

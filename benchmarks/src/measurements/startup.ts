import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import type { Measurement } from '../measurement.ts';
import { timeStartup } from '../processes/time-startup.ts';

/** From running the command to the first 200 of `/readyz`. */
export const startup: Measurement = {
  rows: ['12'],
  title: 'npm start on an existing database',
  estimate: ({ rounds }) => (rounds + 1) * 4,
  async run(bench) {
    const { plan, report } = bench;
    const { url } = await bench.store();
    const measure = () => timeStartup(url);
    // Not counted: the first run may have to install the toolchain.
    await measure();
    const [started] = await measureInterleaved(
      [{ name: 'npm start', measure }],
      plan.rounds,
      (round, name, seconds) => report.say(`  round ${round}  ${name}  ${seconds.toFixed(2)} s`),
    );
    if (!started) throw new Error('Startup has no rounds');
    const side = sideOf(started, 's', (seconds) => seconds);
    return {
      rows: [
        {
          id: '12',
          what: 'npm start on an existing database, to the first 200 of /readyz',
          sides: [side],
          figure: side.median,
          unit: 's',
          target: { atMost: 2 },
          note: '',
        },
      ],
    };
  },
};

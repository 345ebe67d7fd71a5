import { measureInTurn, sideOf } from '../measure-in-turn.ts';
import type { Measurement } from '../measurement.ts';
import { timeStart } from '../processes/time-start.ts';

/** From typing the command to a store that takes orders. */
export const start: Measurement = {
  rows: ['12'],
  title: 'npm start on an existing database',
  estimate: ({ rounds }) => (rounds + 1) * 4,
  async run(bench) {
    const { plan, report } = bench;
    const { url } = await bench.store();
    const measure = () => timeStart(url);
    // Whatever the toolchain has to bring first, it brings now.
    await measure();
    const [started] = await measureInTurn(
      [{ name: 'npm start', measure }],
      plan.rounds,
      (round, name, seconds) => report.say(`  round ${round}  ${name}  ${seconds.toFixed(2)} s`),
    );
    if (!started) throw new Error('The start was not measured');
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

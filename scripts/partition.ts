import { failStart, partitionStore } from '@order-store/api';
import { progressBar, startProgram } from './program.ts';

startProgram(`npm run partition

Cuts the store's orders, their items and their history by month, for stores with tens of millions of them, while they
go on selling: no row moves, and callers wait for moments only. May be ended and begun again. There is no way back
but a backup. From then on the API makes each month's partitions by itself. docs/scaling.md says what it brings.`);

const print = (line: string) => console.log(line);
try {
  const bar = progressBar();
  let [step, begin] = ['', performance.now()];
  const next = (what: string) => {
    bar.end();
    if (step !== '') print(`  ${step}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    [step, begin] = [what, performance.now()];
  };
  const cut = await partitionStore(process.env, print, {
    onProgress(what, done) {
      if (what !== step) next(what);
      bar.show(Math.round(done * 100), 100, what);
    },
  });
  next('');
  print(cut ? 'Orders are cut by month.' : 'Orders are cut by month already.');
} catch (error) {
  failStart(error);
}

import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own that does one job after another. */
export interface JobProcess<Job, Result> extends AsyncDisposable {
  readonly pid: number;
  /** @throws {Error} what the job threw over there, or that the process ended. */
  run(job: Job, onProgress?: (done: number) => void): Promise<Result>;
}

type Answer<Result> =
  | { readonly done: number }
  | { readonly result: Result }
  | { readonly error: string };

/** Starts the module, which is to call {@link doJobs}, in a process of its own. */
export async function startJobProcess<Job, Result>(module: URL): Promise<JobProcess<Job, Result>> {
  const child = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  await once(child, 'spawn');
  const { pid = 0 } = child;
  return {
    pid,
    run(job, onProgress = () => {}) {
      return new Promise<Result>((resolve, reject) => {
        const end = () => {
          child.off('message', read);
          child.off('exit', lost);
        };
        const lost = () => {
          end();
          reject(new Error(`Process ${pid} ended in the middle of a job`));
        };
        const read = (answer: Answer<Result>) => {
          if ('done' in answer) return onProgress(answer.done);
          end();
          if ('result' in answer) resolve(answer.result);
          else reject(new Error(answer.error));
        };
        child.on('message', read);
        child.on('exit', lost);
        child.send({ job }, (error) => {
          if (error) lost();
        });
      });
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await exited;
    },
  };
}

/** In the process: answers every job with what `work` returns or throws. Ends when whoever started it is gone. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what comes over the channel is a Job because whoever starts the process says so
export function doJobs<Job, Result>(
  work: (job: Job, onProgress: (done: number) => void) => Promise<Result>,
): void {
  const answer = (message: Answer<Result>) => process.send?.(message);
  process.on('message', ({ job }: { job: Job }) => {
    work(job, (done) => answer({ done })).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
}

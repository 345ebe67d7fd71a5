import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A child process that runs one job at a time. */
interface WorkerProcess<Job, Result> extends AsyncDisposable {
  readonly pid: number;
  /** @throws {Error} with the message of the error that the job threw, or if the process exited. */
  run(job: Job, onProgress?: (done: number) => void): Promise<Result>;
}

type Message<Result> =
  | { readonly done: number }
  | { readonly result: Result }
  | { readonly error: string };

/** Forks a module that calls {@link serveJobs}. */
export async function startWorkerProcess<Job, Result>(
  module: URL,
): Promise<WorkerProcess<Job, Result>> {
  const child = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  await once(child, 'spawn');
  const { pid = 0 } = child;
  return {
    pid,
    run(job, onProgress = () => {}) {
      return new Promise<Result>((resolve, reject) => {
        const settle = () => {
          child.off('message', read);
          child.off('exit', fail);
        };
        const fail = () => {
          settle();
          reject(new Error(`Worker process ${pid} exited during a job`));
        };
        const read = (message: Message<Result>) => {
          if ('done' in message) return onProgress(message.done);
          settle();
          if ('result' in message) resolve(message.result);
          else reject(new Error(message.error));
        };
        child.on('message', read);
        child.on('exit', fail);
        child.send({ job }, (error) => {
          if (error) fail();
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

/** In the child process: runs each job and sends its result. Exits when the parent process does. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the parent process decides what a job is
export function serveJobs<Job, Result>(
  run: (job: Job, onProgress: (done: number) => void) => Promise<Result>,
): void {
  const send = (message: Message<Result>) => process.send?.(message);
  process.on('message', ({ job }: { job: Job }) => {
    run(job, (done) => send({ done })).then(
      (result) => send({ result }),
      (error: unknown) => send({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
}

import cliProgress from 'cli-progress';

/** A progress bar; shows nothing without a terminal. */
export function progressBar(): {
  show(done: number, total: number, what: string): void;
  end(): void;
} {
  const bar = new cliProgress.SingleBar({
    format: '  [{bar}] {value}/{total} {what}',
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  let started = false;
  return {
    show(done, total, what) {
      if (!process.stdout.isTTY) return;
      if (!started) bar.start(total, done, { what });
      started = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    end() {
      if (started) bar.stop();
    },
  };
}

import type { Database } from '@order-store/db';
import { Poller } from '../background/poller.ts';
import { singleFlight } from '../batching/single-flight.ts';
import { positionOfPrimary, type LogPosition } from './log-position.ts';
import { Replica } from './replica.ts';

export interface ReplicaPoolOptions {
  readonly primary: Database;
  readonly replicas: readonly Database[];
  /** How long a read waits for a replica that lags, in milliseconds. */
  readonly catchUpTimeoutMs?: number;
  /** How often an unusable replica is checked, in milliseconds. */
  readonly checkIntervalMs?: number;
  /** Called when a replica (counted from 1) becomes unusable, with the error, and when it is usable again. */
  readonly onChange?: (replica: number, problem: unknown) => void;
}

/** The replicas that reads may use. Suspended ones are checked in the background, so that reads do not wait for them. */
export class ReplicaPool {
  readonly #replicas: readonly Replica[];
  readonly #catchUpTimeoutMs: number;
  readonly #checkIntervalMs: number;
  readonly #onChange: (replica: number, problem: unknown) => void;
  readonly #askPrimary: (key: null) => Promise<LogPosition>;
  readonly #checks: Poller;
  #turn = 0;

  constructor({
    primary,
    replicas,
    catchUpTimeoutMs = 50,
    checkIntervalMs = 1000,
    onChange = () => {},
  }: ReplicaPoolOptions) {
    this.#replicas = replicas.map((database) => new Replica(database));
    this.#catchUpTimeoutMs = catchUpTimeoutMs;
    this.#checkIntervalMs = checkIntervalMs;
    this.#onChange = onChange;
    this.#askPrimary = singleFlight<null, LogPosition>(() => positionOfPrimary(primary));
    this.#checks = new Poller({
      intervalMs: checkIntervalMs,
      onFailure: () => {},
      task: () => this.#check(),
    });
  }

  /** Returns a replica that has every transaction committed before the call; undefined if there is none. */
  async find(): Promise<Replica | undefined> {
    const usable = this.#replicas.filter(({ isUsable }) => isUsable);
    const replica = usable[this.#turn++ % usable.length];
    if (!replica) return undefined;
    const wanted = await this.#askPrimary(null);
    try {
      if (await replica.reaches(wanted, this.#catchUpTimeoutMs)) return replica;
      const lag = `The replica is more than ${this.#catchUpTimeoutMs} ms behind the primary`;
      this.suspend(replica, new Error(lag));
    } catch (error) {
      this.suspend(replica, error);
    }
    return undefined;
  }

  /** Excludes a replica until a check succeeds. */
  suspend(replica: Replica, problem: unknown): void {
    if (!replica.isUsable) return;
    replica.isUsable = false;
    this.#onChange(this.#replicas.indexOf(replica) + 1, problem);
    this.#checks.start();
  }

  async close(): Promise<void> {
    this.#checks.stop();
    await Promise.all(this.#replicas.map(({ database }) => database.close()));
  }

  async #check(): Promise<void> {
    const wanted = await this.#askPrimary(null);
    await Promise.allSettled(
      this.#replicas.map(async (replica, index) => {
        if (replica.isUsable || !(await replica.reaches(wanted, this.#checkIntervalMs))) return;
        replica.isUsable = true;
        this.#onChange(index + 1, undefined);
      }),
    );
    if (this.#replicas.every(({ isUsable }) => isUsable)) this.#checks.stop();
  }
}

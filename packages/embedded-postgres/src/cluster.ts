import type { PostgresBinaries } from './binaries.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { PostgresAccount } from './run-as-user.ts';

/** One embedded server: its folder, its programs and the user that runs it. */
export interface Cluster {
  readonly home: ClusterHome;
  readonly binaries: PostgresBinaries;
  /** Undefined for the current user. */
  readonly account: PostgresAccount | undefined;
  /** Whether the data must survive a crash of the machine. */
  readonly durable: boolean;
  /** PostgreSQL settings in addition to the defaults. */
  readonly settings: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
}

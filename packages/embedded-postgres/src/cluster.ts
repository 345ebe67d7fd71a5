import type { PostgresBinaries } from './binaries.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { PostgresAccount } from './run-as-user.ts';

/** One embedded server: where it is, what runs it, and as whom. */
export interface Cluster {
  readonly home: ClusterHome;
  readonly binaries: PostgresBinaries;
  /** undefined: the present user. */
  readonly account: PostgresAccount | undefined;
  /** Whether the data is to outlive a crash of the machine. */
  readonly durable: boolean;
  /** Settings of PostgreSQL beyond the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
}

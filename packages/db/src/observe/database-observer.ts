/** A statement as it is sent, without parameter values. */
export interface SentStatement {
  readonly text: string;
  /** The name of a prepared statement. */
  readonly name: string | undefined;
}

/** Called once when a statement ends, with its error if it failed. */
export type StatementEnd = (error?: unknown) => void;

/** Observes the statements of a database. Must be fast and must not throw. */
export interface DatabaseObserver {
  /** Called when a statement is sent, in the async context of the caller. */
  statement?(statement: SentStatement): StatementEnd | undefined;
  /** Called before a transaction is retried, with the error that caused it. */
  retry?(error: unknown): void;
}

/** Notifies all observers of one database. */
export class DatabaseObservers {
  readonly #observers: DatabaseObserver[] = [];

  add(observer: DatabaseObserver): void {
    this.#observers.push(observer);
  }

  /** Returns the callback for the end of the statement; undefined if no observer wants it. */
  statement(statement: SentStatement): StatementEnd | undefined {
    const ends: StatementEnd[] = [];
    for (const observer of this.#observers) {
      const end = observer.statement?.(statement);
      if (end) ends.push(end);
    }
    const [only] = ends;
    if (ends.length < 2) return only;
    return (error) => {
      for (const end of ends) end(error);
    };
  }

  retry(error: unknown): void {
    for (const observer of this.#observers) observer.retry?.(error);
  }
}

/** A statement as it is sent: its text, with `$1` where values go, never the values. */
export interface SentStatement {
  readonly text: string;
  /** Of a prepared statement. */
  readonly name: string | undefined;
}

/** Told once when a statement is answered, with its error if it failed. */
export type StatementEnd = (error?: unknown) => void;

/** Somebody who wants to know what a database is asked. Must be quick and must not throw. */
export interface DatabaseObserver {
  /** Called when a statement is sent, in the async context of whoever sends it. */
  statement?(statement: SentStatement): StatementEnd | undefined;
  /** Called before a transaction runs again, with the error that made it necessary. */
  retry?(error: unknown): void;
}

/** The observers of one database, told all together. */
export class DatabaseObservers {
  readonly #observers: DatabaseObserver[] = [];

  add(observer: DatabaseObserver): void {
    this.#observers.push(observer);
  }

  /** What is to be told at the end of this statement, or undefined when nobody wants to know. */
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

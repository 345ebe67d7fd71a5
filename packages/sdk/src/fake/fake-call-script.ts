import type { ErrorReason, StoreErrorDetails } from '../store-error.ts';
import { fakeFailure } from './fake-failure.ts';
import type { FakeCall, Scripted } from './scripted.ts';

type Answer = (input: unknown) => unknown;

/** The script of a query or mutation. Only the types know what it takes and gives. */
export class FakeCallScript implements Scripted<unknown, unknown> {
  readonly #path: string;
  readonly calls: { input: unknown; idempotencyKey: string | null; attempts: number }[] = [];
  #answers: { readonly answer: Answer | 'hang'; isUsed: boolean }[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  resolves(output: unknown): this {
    return this.#add(() => output);
  }

  rejects<R extends ErrorReason>(reason: R, details: StoreErrorDetails[R], message?: string): this {
    return this.#add(() => {
      throw fakeFailure(this.#path, reason, details, message);
    });
  }

  answers(answer: Answer): this {
    return this.#add(answer);
  }

  hangs(): this {
    return this.#add('hang');
  }

  /** Records a call. @throws {Error} if nothing answers it. */
  begin(input: unknown): FakeCall<unknown> {
    if (this.#answers.length === 0)
      throw new Error(
        `${this.#path} was called without a script: call ${this.#path}.resolves(…) or .rejects(…) on the fake client first`,
      );
    const call = { input, idempotencyKey: null, attempts: 0 };
    this.calls.push(call);
    return call;
  }

  /** The answer to the next attempt. */
  next(): Answer | 'hang' {
    const [first] = this.#answers;
    if (!first) throw new Error(`${this.#path} has no script`);
    first.isUsed = true;
    if (this.#answers.length > 1) this.#answers.shift();
    return first.answer;
  }

  #add(answer: Answer | 'hang'): this {
    // A script that has answered is replaced.
    this.#answers = [...this.#answers.filter(({ isUsed }) => !isUsed), { answer, isUsed: false }];
    return this;
  }
}

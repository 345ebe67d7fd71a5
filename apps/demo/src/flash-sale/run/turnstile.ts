/** Lets a call through when it is its turn. */
export type Turnstile = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

interface TurnstileLimits {
  /** Groups under way at the same time. */
  readonly mostUnderWay: number;
  /** Calls in one group. */
  readonly mostTogether: number;
}

/**
 * Hundreds of buyers share this browser, which opens six connections to a server and makes all other requests
 * wait. So while enough groups of calls are under way, calls wait here instead, and all that wait are made in
 * one moment, which lets the SDK send them in one request. A call that comes when there is room does not wait.
 */
export function openTurnstile({ mostUnderWay, mostTogether }: TurnstileLimits): Turnstile {
  const waiting: (() => Promise<unknown>)[] = [];
  let underWay = 0;
  let isBeginning = false;

  // After the present turn of the event loop, so that calls which come in it go together.
  const beginSoon = () => {
    if (isBeginning) return;
    isBeginning = true;
    setTimeout(() => {
      isBeginning = false;
      while (underWay < mostUnderWay && waiting.length > 0) {
        underWay += 1;
        const group = waiting.splice(0, mostTogether).map((call) => call());
        void Promise.allSettled(group).then(() => {
          underWay -= 1;
          beginSoon();
        });
      }
    });
  };

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push(() => call().then(resolve, reject));
      beginSoon();
    });
}

/** What the receiver may do to the first delivery of a message. */
export const receiverFaults = {
  fail: { title: 'answered 500', perThousand: 40 },
  retryLater: { title: 'answered 503 with Retry-After', perThousand: 20 },
  hang: { title: 'never answered', perThousand: 6 },
  cutBeforeRead: { title: 'connection closed before reading', perThousand: 20 },
  cutAfterRead: { title: 'connection closed after reading', perThousand: 30 },
  respondLate: { title: 'answered after a second', perThousand: 10 },
} as const satisfies Readonly<Record<string, { title: string; perThousand: number }>>;

export type ReceiverFault = keyof typeof receiverFaults;

/** Selects a fault by a number in [0, 1), or none. */
export function receiverFaultFor(chance: number): ReceiverFault | undefined {
  let left = chance * 1000;
  let kind: ReceiverFault;
  for (kind in receiverFaults) {
    left -= receiverFaults[kind].perThousand;
    if (left < 0) return kind;
  }
  return undefined;
}

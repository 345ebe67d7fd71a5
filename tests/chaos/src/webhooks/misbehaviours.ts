/** What a receiver may do to a delivery the first time that it comes, with how often in a thousand. */
export const misbehaviours = {
  fail: { title: 'answered 500', perThousand: 40 },
  askForPatience: { title: 'answered 503 with Retry-After', perThousand: 20 },
  hang: { title: 'never answered', perThousand: 6 },
  cutUnread: { title: 'cut before it was read', perThousand: 20 },
  cutTaken: { title: 'taken and cut without an answer', perThousand: 30 },
  dawdle: { title: 'answered after a second', perThousand: 10 },
} as const satisfies Readonly<Record<string, { title: string; perThousand: number }>>;

export type Misbehaviour = keyof typeof misbehaviours;

/** The misbehaviour that a number from 0 to below 1 stands for, or undefined: it behaves. */
export function misbehaviourFor(chance: number): Misbehaviour | undefined {
  let left = chance * 1000;
  let kind: Misbehaviour;
  for (kind in misbehaviours) {
    left -= misbehaviours[kind].perThousand;
    if (left < 0) return kind;
  }
  return undefined;
}

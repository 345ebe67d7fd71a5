import type { ReactNode } from 'react';
import type { Colorway } from '../colorway.ts';

/** Draws one kind of product in a 200 × 200 box, standing on the line y = 158. */
export type Motif = (colors: Colorway) => ReactNode;

/** A shadow. */
export function Shade({ d, deep = false }: { d: string; deep?: boolean }) {
  return <path d={d} fill="#0b1430" opacity={deep ? 0.28 : 0.13} />;
}

/** A highlight. */
export function Gleam({ d }: { d: string }) {
  return (
    <path d={d} fill="none" stroke="#ffffff" strokeWidth="5" strokeLinecap="round" opacity="0.5" />
  );
}

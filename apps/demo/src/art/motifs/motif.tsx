import type { ReactNode } from 'react';

import type { Colourway } from '../colourway.ts';

/** Draws one kind of thing in a 200 × 200 field, standing on the line y = 158. */
export type Motif = (colours: Colourway) => ReactNode;

/** The side away from the light. */
export function Shade({ d, deep = false }: { d: string; deep?: boolean }) {
  return <path d={d} fill="#0b1430" opacity={deep ? 0.28 : 0.13} />;
}

/** Where the light falls. */
export function Gleam({ d }: { d: string }) {
  return (
    <path d={d} fill="none" stroke="#ffffff" strokeWidth="5" strokeLinecap="round" opacity="0.5" />
  );
}

import { Shade } from './motif.tsx';
import type { Motif } from './motif.tsx';

/** The fallback for unknown kinds. */
export const parcel: Motif = ({ body, accent }) => (
  <>
    <path d="M46 70h108v80a8 8 0 0 1-8 8H54a8 8 0 0 1-8-8z" fill={body} />
    <path d="M46 70 64 50h72l18 20z" fill={body} />
    <Shade d="M46 70 64 50h72l18 20z" />
    <Shade d="M124 70h30v80a8 8 0 0 1-8 8h-22z" />
    <path d="M92 50h16v108H92z" fill={accent} />
    <path
      d="M100 50c-22-24-40-8-26 0zM100 50c22-24 40-8 26 0z"
      fill="none"
      stroke={accent}
      strokeWidth="6"
    />
  </>
);

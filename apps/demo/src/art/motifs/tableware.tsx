import { Gleam, Shade } from './motif.tsx';
import type { Motif } from './motif.tsx';

const mug: Motif = ({ body, accent }) => (
  <>
    <path d="M128 92h8a21 21 0 0 1 0 42h-9" fill="none" stroke={body} strokeWidth="10" />
    <path d="M58 76h72v62a20 20 0 0 1-20 20H78a20 20 0 0 1-20-20z" fill={body} />
    <Shade d="M112 76h18v62a20 20 0 0 1-20 20H96c10 0 16-8 16-20z" />
    <rect x="55" y="72" width="78" height="9" rx="4.5" fill={accent} />
    <Gleam d="M72 94v36" />
  </>
);

const cup: Motif = ({ body, accent }) => (
  <>
    <ellipse cx="100" cy="151" rx="56" ry="7" fill={accent} />
    <path d="M124 112h8a14 14 0 0 1 0 28h-14" fill="none" stroke={body} strokeWidth="8" />
    <path d="M70 98h58v20a29 29 0 0 1-58 0z" fill={body} />
    <Shade d="M112 98h16v20a29 29 0 0 1-31 29c10-4 15-14 15-29z" />
    <rect x="67" y="95" width="64" height="7" rx="3.5" fill={accent} />
    <Gleam d="M82 112v10" />
  </>
);

const bowl: Motif = ({ body, accent }) => (
  <>
    <path d="M84 150h32v8H84z" fill={body} />
    <Shade d="M84 150h32v8H84z" deep />
    <path d="M44 98h112c0 34-24 54-56 54s-56-20-56-54z" fill={body} />
    <Shade d="M136 98h20c0 34-24 54-56 54 22-6 36-26 36-54z" />
    <rect x="40" y="93" width="120" height="9" rx="4.5" fill={accent} />
    <Gleam d="M62 114c2 8 6 14 11 18" />
  </>
);

const plate: Motif = ({ body, accent }) => (
  <>
    <circle cx="100" cy="100" r="60" fill={body} />
    <circle cx="100" cy="100" r="57" fill="none" stroke={accent} strokeWidth="6" />
    <circle cx="100" cy="100" r="36" fill="#0b1430" opacity="0.07" />
    <path
      d="M66 100a34 34 0 0 1 34-34"
      fill="none"
      stroke="#ffffff"
      strokeWidth="5"
      strokeLinecap="round"
      opacity="0.7"
    />
  </>
);

const teapot: Motif = ({ body, accent }) => (
  <>
    <path d="M62 132c-18-4-20-30-36-34l4-8c26 2 28 22 42 22z" fill={body} />
    <path d="M136 98h8a20 20 0 0 1 0 40h-10" fill="none" stroke={body} strokeWidth="9" />
    <path
      d="M100 84c30 0 46 18 46 40 0 20-14 34-32 34H86c-18 0-32-14-32-34 0-22 16-40 46-40z"
      fill={body}
    />
    <Shade d="M114 86c22 6 32 21 32 38 0 20-14 34-32 34h-12c16-4 26-16 26-36 0-16-6-28-14-36z" />
    <path d="M76 88c4-9 13-13 24-13s20 4 24 13z" fill={accent} />
    <circle cx="100" cy="71" r="7" fill={accent} />
    <Gleam d="M70 118c1-6 4-11 9-14" />
  </>
);

const jug: Motif = ({ body, accent }) => (
  <>
    <path d="M126 84h8c22 0 22 44-6 48" fill="none" stroke={body} strokeWidth="9" />
    <path d="M62 60h62l4 34c8 22 2 64-18 64H80c-20 0-26-42-18-64z" fill={body} />
    <Shade d="M110 60h14l4 34c8 22 2 64-18 64H98c18-8 22-42 14-66z" />
    <path d="M54 54h68a5 5 0 0 1 5 9H66z" fill={accent} />
    <Gleam d="M74 104c-3 10-3 20-1 30" />
  </>
);

const glass: Motif = ({ body, accent }) => (
  <>
    <path
      d="M64 62h72l-9 86a11 11 0 0 1-11 10H84a11 11 0 0 1-11-10z"
      fill="#ffffff"
      opacity="0.55"
    />
    <path d="M68 98h64l-5 50a11 11 0 0 1-11 10H84a11 11 0 0 1-11-10z" fill={body} opacity="0.8" />
    <Shade d="M118 62h18l-9 86a11 11 0 0 1-11 10h-10z" />
    <circle cx="118" cy="82" r="17" fill={accent} opacity="0.9" />
    <Gleam d="M78 74l6 66" />
  </>
);

const cutlery: Motif = ({ body, accent }) => (
  <>
    <g stroke={body} strokeWidth="7" strokeLinecap="round" fill="none">
      <path d="M70 90v64M58 52v24c0 10 5 14 12 14s12-4 12-14V52M70 52v26" />
    </g>
    <path d="M102 50c14 8 14 44 4 58h-7V53z" fill={body} />
    <path d="M99 104v50" stroke={accent} strokeWidth="8" strokeLinecap="round" />
    <ellipse cx="134" cy="70" rx="14" ry="20" fill={body} />
    <path d="M134 88v66" stroke={body} strokeWidth="7" strokeLinecap="round" />
    <Gleam d="M129 62c-1 5-1 9 0 14" />
  </>
);

export const tableware: Record<string, Motif> = {
  MUG: mug,
  CUP: cup,
  BWL: bowl,
  PLT: plate,
  TPT: teapot,
  JUG: jug,
  GLS: glass,
  CUT: cutlery,
};

import { Gleam, Shade } from './motif.tsx';
import type { Motif } from './motif.tsx';

const jar: Motif = ({ body, accent }) => (
  <>
    <rect x="62" y="66" width="76" height="92" rx="14" fill="#ffffff" opacity="0.62" />
    <path d="M62 96h76v48a14 14 0 0 1-14 14H76a14 14 0 0 1-14-14z" fill={body} opacity="0.9" />
    <Shade d="M120 66h4a14 14 0 0 1 14 14v64a14 14 0 0 1-14 14h-14c8-4 10-10 10-18z" />
    <rect x="66" y="46" width="68" height="20" rx="6" fill="var(--glaze-wood)" />
    <rect x="78" y="106" width="44" height="28" rx="4" fill={accent} />
    <path
      d="M86 116h28M86 124h18"
      stroke="#14203a"
      strokeWidth="3"
      strokeLinecap="round"
      opacity="0.7"
    />
    <Gleam d="M73 82v56" />
  </>
);

const bottle: Motif = ({ body, accent }) => (
  <>
    <rect x="91" y="28" width="18" height="16" rx="4" fill="var(--glaze-wood)" />
    <path
      d="M90 42h20v28c0 10 20 16 20 34v44a10 10 0 0 1-10 10H80a10 10 0 0 1-10-10v-44c0-18 20-24 20-34z"
      fill={body}
    />
    <Shade d="M104 42h6v28c0 10 20 16 20 34v44a10 10 0 0 1-10 10h-14c6-4 8-8 8-16v-36c0-16-10-22-10-36z" />
    <rect x="70" y="106" width="60" height="32" fill={accent} />
    <path
      d="M82 118h36M82 127h22"
      stroke="#14203a"
      strokeWidth="3"
      strokeLinecap="round"
      opacity="0.7"
    />
    <Gleam d="M80 98c2-6 8-10 11-16" />
  </>
);

const linen: Motif = ({ body, accent }) => (
  <>
    <path d="M36 48h128" stroke="var(--glaze-walnut)" strokeWidth="7" strokeLinecap="round" />
    <path d="M56 46h88v108l-11-6-11 6-11-6-11 6-11-6-11 6-11-6-11 6z" fill={body} />
    <g stroke={accent} strokeWidth="6" opacity="0.9">
      <path d="M72 48v100M84 48v104M116 48v104M128 48v100" />
    </g>
    <Shade d="M56 46h88v10H56z" />
  </>
);

const apron: Motif = ({ body, accent }) => (
  <>
    <path
      d="M80 60c0-34 40-34 40 0M58 96 40 108M142 96l18 12"
      fill="none"
      stroke={accent}
      strokeWidth="6"
      strokeLinecap="round"
    />
    <path
      d="M78 56h44c0 22 8 34 22 38v54a10 10 0 0 1-10 10H66a10 10 0 0 1-10-10V94c14-4 22-16 22-38z"
      fill={body}
    />
    <Shade d="M122 90c5 3 12 4 22 4v54a10 10 0 0 1-10 10h-14z" />
    <rect
      x="78"
      y="108"
      width="44"
      height="28"
      rx="4"
      fill="none"
      stroke={accent}
      strokeWidth="5"
    />
  </>
);

const candle: Motif = ({ body, accent }) => (
  <>
    <path d="M100 42c11 13 11 24 0 30-11-6-11-17 0-30z" fill="var(--glaze-mustard)" />
    <path d="M100 66v14" stroke="#14203a" strokeWidth="3" strokeLinecap="round" />
    <rect x="78" y="80" width="44" height="70" rx="5" fill={body} />
    <Shade d="M108 80h9a5 5 0 0 1 5 5v65h-14z" />
    <path
      d="M78 84c6 12 12 2 16 12 4 8 8-6 12-6 6 0 8 8 16-4"
      fill="none"
      stroke="#ffffff"
      strokeWidth="4"
      opacity="0.5"
    />
    <ellipse cx="100" cy="152" rx="46" ry="7" fill={accent} />
  </>
);

const vase: Motif = ({ body, accent }) => (
  <>
    <g fill="none" stroke="var(--glaze-moss)" strokeWidth="4" strokeLinecap="round">
      <path d="M98 92c-2-28-14-40-22-52M102 92c2-30 12-38 20-56M100 92V34" />
    </g>
    <g fill={accent}>
      <circle cx="76" cy="40" r="9" />
      <circle cx="122" cy="36" r="9" />
      <circle cx="100" cy="30" r="9" />
    </g>
    <path
      d="M84 82h32c-2 14 22 24 22 46 0 18-14 30-28 30H90c-14 0-28-12-28-30 0-22 24-32 22-46z"
      fill={body}
    />
    <Shade d="M106 82h10c-2 14 22 24 22 46 0 18-14 30-28 30H98c14-4 22-14 22-30 0-20-16-32-14-46z" />
    <Gleam d="M76 124c1-8 5-13 9-18" />
  </>
);

const planter: Motif = ({ body, accent }) => (
  <>
    <g fill="var(--glaze-moss)">
      <path d="M100 112C92 78 62 74 50 54c30-6 50 16 50 58z" />
      <path d="M100 112c6-34 36-40 50-58-30-8-50 16-50 58z" />
      <path d="M100 112c-14-28-10-58 0-80 10 22 14 52 0 80z" />
    </g>
    <Shade d="M100 112c6-34 36-40 50-58-30-8-50 16-50 58z" />
    <path d="M64 112h72l-7 38a10 10 0 0 1-10 8H81a10 10 0 0 1-10-8z" fill={body} />
    <Shade d="M116 112h20l-7 38a10 10 0 0 1-10 8h-14z" />
    <rect x="58" y="104" width="84" height="14" rx="4" fill={accent} />
  </>
);

const lamp: Motif = ({ body, accent }) => (
  <>
    <path d="M76 40h48l26 52H50z" fill={body} />
    <Shade d="M108 40h16l26 52h-28z" />
    <path d="M54 92h92l12 66H42z" fill="#ffd97a" opacity="0.22" />
    <rect x="96" y="92" width="8" height="58" fill={accent} />
    <ellipse cx="100" cy="152" rx="34" ry="7" fill={accent} />
  </>
);

const basket: Motif = ({ body, accent }) => (
  <>
    <path d="M58 96c0-60 84-60 84 0" fill="none" stroke={accent} strokeWidth="8" />
    <path d="M40 94h120l-14 56a10 10 0 0 1-10 8H64a10 10 0 0 1-10-8z" fill={body} />
    <g fill="none" stroke={accent} strokeWidth="4" opacity="0.6">
      <path d="M46 114h108M51 134h98M72 96l8 60M100 96v60M128 96l-8 60" />
    </g>
    <rect x="34" y="88" width="132" height="11" rx="5.5" fill={accent} />
  </>
);

const blanket: Motif = ({ body, accent }) => (
  <>
    <rect x="40" y="122" width="120" height="36" rx="14" fill={body} />
    <rect x="44" y="90" width="112" height="36" rx="14" fill={accent} />
    <rect x="40" y="58" width="120" height="36" rx="14" fill={body} />
    <Shade d="M40 140h120v4a14 14 0 0 1-14 14H54a14 14 0 0 1-14-14zM44 110h112v2a14 14 0 0 1-14 14H58a14 14 0 0 1-14-14zM40 78h120v2a14 14 0 0 1-14 14H54a14 14 0 0 1-14-14z" />
    <path
      d="M62 58v36M74 58v36M62 122v36M74 122v36"
      stroke="#ffffff"
      strokeWidth="5"
      opacity="0.45"
    />
  </>
);

const cushion: Motif = ({ body, accent }) => (
  <>
    <path d="M44 56c34 8 78 8 112 0-8 30-8 70 0 100-34-8-78-8-112 0 8-30 8-70 0-100z" fill={body} />
    <path
      d="M76 64c-4 28-4 56 0 86M100 66v84M124 64c4 28 4 56 0 86"
      fill="none"
      stroke={accent}
      strokeWidth="6"
      opacity="0.85"
    />
    <Shade d="M140 59l16-3c-8 30-8 70 0 100l-18-4c-4-30-4-62 2-93z" />
  </>
);

const brush: Motif = ({ body, accent }) => (
  <g transform="rotate(-20 100 100)">
    <path d="M52 114h96l-6 36H58z" fill={accent} />
    <g stroke="#0b1430" strokeWidth="3" opacity="0.25">
      <path d="M68 120l2 28M84 120v28M100 120v28M116 120v28M132 120l-2 28" />
    </g>
    <rect x="44" y="92" width="112" height="24" rx="10" fill={body} />
    <rect x="94" y="26" width="14" height="72" rx="7" fill={body} />
    <Shade d="M44 106h112v0a10 10 0 0 1-10 10H54a10 10 0 0 1-10-10z" />
  </g>
);

const soap: Motif = ({ body, accent }) => (
  <>
    <path d="M36 142h128l-10 12a10 10 0 0 1-8 4H54a10 10 0 0 1-8-4z" fill={accent} />
    <rect x="50" y="102" width="100" height="40" rx="16" fill={body} />
    <Shade d="M50 126h100a16 16 0 0 1-16 16H66a16 16 0 0 1-16-16z" />
    <rect x="74" y="112" width="52" height="16" rx="8" fill="#ffffff" opacity="0.35" />
    <g fill="#ffffff" opacity="0.65">
      <circle cx="76" cy="82" r="9" />
      <circle cx="98" cy="66" r="6" />
      <circle cx="116" cy="86" r="11" />
      <circle cx="108" cy="44" r="4" />
    </g>
  </>
);

const clock: Motif = ({ body, accent }) => (
  <>
    <circle cx="100" cy="100" r="58" fill={body} />
    <circle cx="100" cy="100" r="45" fill="#fdfdfb" />
    <g stroke="#14203a" strokeLinecap="round">
      <path d="M100 62v6M138 100h-6M100 138v-6M62 100h6" strokeWidth="4" />
      <path d="M100 100V76M100 100l18 12" strokeWidth="6" />
    </g>
    <circle cx="100" cy="100" r="6" fill={accent} stroke="#14203a" strokeWidth="3" />
  </>
);

const wateringCan: Motif = ({ body, accent }) => (
  <>
    <path d="M116 86c40-20 60 30 26 46" fill="none" stroke={accent} strokeWidth="9" />
    <path d="M62 128 30 88l-10 8-6-12 26-18 4 12-8 4 28 30z" fill={body} />
    <path d="M58 92h76l8 56a9 9 0 0 1-9 10H59a9 9 0 0 1-9-10z" fill={body} />
    <Shade d="M114 92h20l8 56a9 9 0 0 1-9 10h-23z" />
    <rect x="54" y="86" width="84" height="10" rx="5" fill={accent} />
    <Gleam d="M70 108l-3 32" />
  </>
);

const book: Motif = ({ body, accent }) => (
  <g transform="rotate(-7 100 100)">
    <path d="M56 36h82a8 8 0 0 1 8 8v112a8 8 0 0 1-8 8H56z" fill={body} />
    <path d="M56 36h14v128H56z" fill="#0b1430" opacity="0.2" />
    <rect x="84" y="56" width="48" height="34" rx="4" fill={accent} />
    <path
      d="M92 68h32M92 78h20"
      stroke="#14203a"
      strokeWidth="4"
      strokeLinecap="round"
      opacity="0.7"
    />
    <path d="M92 112h32v10a16 16 0 0 1-32 0z" fill={accent} opacity="0.9" />
  </g>
);

export const home: Record<string, Motif> = {
  JAR: jar,
  BTL: bottle,
  LIN: linen,
  APR: apron,
  CND: candle,
  VAS: vase,
  PLN: planter,
  LMP: lamp,
  BSK: basket,
  BLK: blanket,
  CSH: cushion,
  BRM: brush,
  SOP: soap,
  CLK: clock,
  CAN: wateringCan,
  BOK: book,
};

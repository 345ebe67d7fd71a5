import { Gleam, Shade } from './motif.tsx';
import type { Motif } from './motif.tsx';

const pan: Motif = ({ body, accent }) => (
  <>
    <rect x="128" y="112" width="62" height="11" rx="5.5" fill={accent} />
    <path d="M28 108h108l-8 36a18 18 0 0 1-17 14H53a18 18 0 0 1-17-14z" fill={body} />
    <Shade d="M114 108h22l-8 36a18 18 0 0 1-17 14H94c12-4 18-20 20-50z" />
    <rect x="24" y="102" width="116" height="10" rx="5" fill={body} />
    <Shade d="M29 102h106a5 5 0 0 1 0 10H29a5 5 0 0 1 0-10z" deep />
    <Gleam d="M48 122l4 18" />
  </>
);

const casserole: Motif = ({ body, accent }) => (
  <>
    <path d="M34 108H22M166 108h12" stroke={body} strokeWidth="12" strokeLinecap="round" />
    <path d="M36 98h128v38a22 22 0 0 1-22 22H58a22 22 0 0 1-22-22z" fill={body} />
    <Shade d="M142 98h22v38a22 22 0 0 1-22 22h-24c16-4 24-14 24-28z" />
    <path d="M34 98c4-22 30-32 66-32s62 10 66 32z" fill={body} />
    <Shade d="M34 91h132v8H34z" deep />
    <circle cx="100" cy="60" r="9" fill={accent} />
    <Gleam d="M54 112v22" />
  </>
);

const kettle: Motif = ({ body, accent }) => (
  <>
    <path d="M62 76c0-36 76-36 76 0" fill="none" stroke={accent} strokeWidth="9" />
    <path d="M142 116c14-4 14-20 28-26l5 8c-12 8-10 30-28 36z" fill={body} />
    <path
      d="M74 78h52c18 16 26 40 26 62a18 18 0 0 1-18 18H66a18 18 0 0 1-18-18c0-22 8-46 26-62z"
      fill={body}
    />
    <Shade d="M112 78h14c18 16 26 40 26 62a18 18 0 0 1-18 18h-22c14-6 18-40 0-80z" />
    <rect x="74" y="70" width="52" height="10" rx="5" fill={accent} />
    <Gleam d="M68 112c-4 9-6 18-6 26" />
  </>
);

const cafetiere: Motif = ({ body, accent }) => (
  <>
    <path d="M128 84h8a20 20 0 0 1 0 46h-8" fill="none" stroke={accent} strokeWidth="8" />
    <rect x="66" y="66" width="64" height="92" rx="8" fill="#ffffff" opacity="0.6" />
    <path d="M66 102h64v48a8 8 0 0 1-8 8H74a8 8 0 0 1-8-8z" fill="#3b2417" opacity="0.85" />
    <path d="M98 34v68" stroke={body} strokeWidth="5" />
    <rect x="70" y="98" width="56" height="6" rx="3" fill={body} />
    <circle cx="98" cy="34" r="8" fill={accent} />
    <path d="M60 70c4-12 72-12 76 0z" fill={body} />
    <rect x="62" y="146" width="72" height="12" rx="4" fill={body} />
    <Gleam d="M77 82v54" />
  </>
);

const knife: Motif = ({ body, accent }) => (
  <g transform="rotate(-38 100 100)">
    <path d="M14 92h104v26H62c-22 0-40-10-48-26z" fill={body} />
    <Shade d="M24 104h94v14H62c-16 0-29-5-38-14z" />
    <path d="M118 90h62a8 8 0 0 1 8 8v8a8 8 0 0 1-8 8h-62z" fill={accent} />
    <g fill="#ffffff" opacity="0.7">
      <circle cx="134" cy="102" r="3" />
      <circle cx="153" cy="102" r="3" />
      <circle cx="172" cy="102" r="3" />
    </g>
  </g>
);

const board: Motif = ({ body, accent }) => (
  <g transform="rotate(8 100 100)">
    <path
      d="M84 26h32a8 8 0 0 1 8 8v24h8a14 14 0 0 1 14 14v74a14 14 0 0 1-14 14H68a14 14 0 0 1-14-14V72a14 14 0 0 1 14-14h8V34a8 8 0 0 1 8-8z"
      fill={body}
    />
    <circle cx="100" cy="42" r="6" fill={accent} />
    <g fill="none" stroke={accent} strokeWidth="3" opacity="0.45" strokeLinecap="round">
      <path d="M72 76v66M88 72c6 24-6 50 0 74M108 72c-4 26 6 46 0 74M128 76v66" />
    </g>
  </g>
);

const spoons: Motif = ({ body, accent }) => (
  <>
    <g transform="rotate(-16 100 150)">
      <ellipse cx="100" cy="46" rx="17" ry="24" fill={body} />
      <rect x="95" y="64" width="10" height="94" rx="5" fill={body} />
      <ellipse cx="100" cy="46" rx="9" ry="15" fill="#0b1430" opacity="0.13" />
    </g>
    <g transform="rotate(15 100 150)">
      <path d="M86 28h28v32c0 10-6 14-14 14s-14-4-14-14z" fill={accent} />
      <rect x="95" y="68" width="10" height="90" rx="5" fill={accent} />
      <path
        d="M96 36v26M104 36v26"
        stroke="#ffffff"
        strokeWidth="3"
        opacity="0.5"
        strokeLinecap="round"
      />
    </g>
  </>
);

const whisk: Motif = ({ body, accent }) => (
  <g transform="rotate(24 100 100)">
    <g fill="none" stroke={body} strokeWidth="5">
      <path d="M100 118C58 92 62 24 100 24s42 68 0 94z" />
      <path d="M100 118C82 92 84 24 100 24s18 68 0 94z" />
    </g>
    <rect x="92" y="112" width="16" height="64" rx="8" fill={accent} />
    <Gleam d="M97 124v38" />
  </g>
);

const mortar: Motif = ({ body, accent }) => (
  <>
    <path d="M112 100 148 40" stroke={accent} strokeWidth="17" strokeLinecap="round" />
    <path d="M48 94h104c0 24-14 42-34 48l4 16H78l4-16c-20-6-34-24-34-48z" fill={body} />
    <Shade d="M132 94h20c0 24-14 42-34 48l4 16h-18c-2-8-2-12 0-18 18-8 28-24 28-46z" />
    <rect x="44" y="88" width="112" height="10" rx="5" fill={body} />
    <Shade d="M49 88h102a5 5 0 0 1 0 10H49a5 5 0 0 1 0-10z" />
    <Gleam d="M66 110c3 8 8 13 14 17" />
  </>
);

const rollingPin: Motif = ({ body, accent }) => (
  <g transform="rotate(-30 100 108)">
    <rect x="8" y="101" width="184" height="14" rx="7" fill={accent} />
    <rect x="38" y="90" width="124" height="36" rx="12" fill={body} />
    <Shade d="M38 110h124v4a12 12 0 0 1-12 12H50a12 12 0 0 1-12-12z" />
    <Gleam d="M54 100h74" />
  </g>
);

const colander: Motif = ({ body, accent }) => (
  <>
    <path d="M38 96H24M162 96h14" stroke={accent} strokeWidth="10" strokeLinecap="round" />
    <path d="M78 148h44l6 10H72z" fill={accent} />
    <path d="M38 92h124c0 36-26 58-62 58s-62-22-62-58z" fill={body} />
    <Shade d="M142 92h20c0 36-26 58-62 58 24-6 42-26 42-58z" />
    <rect x="34" y="87" width="132" height="9" rx="4.5" fill={accent} />
    <g fill="#0b1430" opacity="0.4">
      {[64, 82, 100, 118, 136].map((x) => (
        <circle key={x} cx={x} cy="110" r="3.5" />
      ))}
      {[73, 91, 109, 127].map((x) => (
        <circle key={x} cx={x} cy="124" r="3.5" />
      ))}
      {[82, 100, 118].map((x) => (
        <circle key={x} cx={x} cy="138" r="3.5" />
      ))}
    </g>
  </>
);

const scales: Motif = ({ body, accent }) => (
  <>
    <path d="M50 66h100c0 16-18 26-50 26S50 82 50 66z" fill={accent} />
    <rect x="94" y="88" width="12" height="18" fill={accent} />
    <path d="M66 102h68l14 46a8 8 0 0 1-8 10H60a8 8 0 0 1-8-10z" fill={body} />
    <Shade d="M118 102h16l14 46a8 8 0 0 1-8 10h-20z" />
    <circle cx="100" cy="130" r="20" fill="#ffffff" />
    <path d="M100 130 108 118" stroke="#ab2a1d" strokeWidth="4" strokeLinecap="round" />
    <circle cx="100" cy="130" r="3.5" fill="#14203a" />
  </>
);

const tin: Motif = ({ body, accent }) => (
  <>
    <path d="M36 92h128l-10 58a10 10 0 0 1-10 8H56a10 10 0 0 1-10-8z" fill={body} />
    <Shade d="M142 92h22l-10 58a10 10 0 0 1-10 8h-20z" />
    <rect x="30" y="86" width="140" height="10" rx="5" fill={accent} />
    <path
      d="M46 88c0-18 10-26 24-24 4-12 24-14 32-4 12-8 26-2 28 8 12-2 22 6 22 20z"
      fill="var(--glaze-wood)"
    />
    <path
      d="M70 74l8 8M98 66l8 10M126 74l8 8"
      stroke="var(--glaze-walnut)"
      strokeWidth="4"
      strokeLinecap="round"
    />
    <Gleam d="M56 108l4 32" />
  </>
);

export const cooking: Record<string, Motif> = {
  PAN: pan,
  POT: casserole,
  KTL: kettle,
  CAF: cafetiere,
  KNF: knife,
  BRD: board,
  SPN: spoons,
  WSK: whisk,
  MRT: mortar,
  ROL: rollingPin,
  COL: colander,
  SCL: scales,
  TIN: tin,
};

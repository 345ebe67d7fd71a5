/** A color of the illustration palette in `styles/tokens.css`. */
type Glaze =
  | 'cobalt'
  | 'sky'
  | 'sage'
  | 'moss'
  | 'straw'
  | 'mustard'
  | 'blush'
  | 'tomato'
  | 'oat'
  | 'wood'
  | 'walnut'
  | 'plum'
  | 'ink'
  | 'steel'
  | 'white';

/** The three colors of an illustration, as CSS values that follow the theme. */
export interface Colorway {
  ground: string;
  body: string;
  accent: string;
}

/** The colors of a product's illustration, from the color code in its SKU (`MUG-01-BLU`) or a hash of it. */
export function colorwayOf(sku: string): Colorway {
  for (const part of sku.toUpperCase().split(/[^A-Z]+/)) {
    const named = byCode[part];
    if (named) return named;
  }
  return all[hash(sku) % all.length] ?? fallback;
}

/** A palette color as a CSS value. */
function glaze(name: Glaze): string {
  return `var(--glaze-${name})`;
}

/** FNV-1a hash. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

function colorway(ground: Glaze, body: Glaze, accent: Glaze): Colorway {
  return { ground: glaze(ground), body: glaze(body), accent: glaze(accent) };
}

const fallback = colorway('sky', 'white', 'cobalt');

const byCode: Record<string, Colorway | undefined> = {
  WHT: fallback,
  BLU: colorway('sky', 'cobalt', 'white'),
  MUS: colorway('straw', 'mustard', 'white'),
  TOM: colorway('blush', 'tomato', 'white'),
  SAG: colorway('sage', 'moss', 'white'),
  OAT: colorway('oat', 'white', 'walnut'),
  WOD: colorway('straw', 'wood', 'walnut'),
  OAK: colorway('sage', 'wood', 'walnut'),
  WAL: colorway('oat', 'walnut', 'wood'),
  INK: colorway('oat', 'ink', 'mustard'),
  STL: colorway('sky', 'steel', 'ink'),
  PLM: colorway('blush', 'plum', 'mustard'),
};

const all = Object.values(byCode).filter((colors) => colors !== undefined);

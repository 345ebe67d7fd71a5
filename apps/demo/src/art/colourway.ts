/** A colour of the glaze shelf in `styles/tokens.css`. */
export type Glaze =
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

/** The three colours of a picture, as CSS values that follow the theme. */
export interface Colourway {
  ground: string;
  body: string;
  accent: string;
}

/**
 * The colours of a product's picture: those of a colour code in its SKU (`MUG-01-BLU`), else ones
 * drawn from the SKU, the same every time.
 */
export function colourwayOf(sku: string): Colourway {
  for (const part of sku.toUpperCase().split(/[^A-Z]+/)) {
    const named = byCode[part];
    if (named) return named;
  }
  return all[hash(sku) % all.length] ?? fallback;
}

/** A glaze as a CSS value. */
export function glaze(name: Glaze): string {
  return `var(--glaze-${name})`;
}

/** A small stable number from a text (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

function way(ground: Glaze, body: Glaze, accent: Glaze): Colourway {
  return { ground: glaze(ground), body: glaze(body), accent: glaze(accent) };
}

const fallback = way('sky', 'white', 'cobalt');

const byCode: Record<string, Colourway | undefined> = {
  WHT: fallback,
  BLU: way('sky', 'cobalt', 'white'),
  MUS: way('straw', 'mustard', 'white'),
  TOM: way('blush', 'tomato', 'white'),
  SAG: way('sage', 'moss', 'white'),
  OAT: way('oat', 'white', 'walnut'),
  WOD: way('straw', 'wood', 'walnut'),
  OAK: way('sage', 'wood', 'walnut'),
  WAL: way('oat', 'walnut', 'wood'),
  INK: way('oat', 'ink', 'mustard'),
  STL: way('sky', 'steel', 'ink'),
  PLM: way('blush', 'plum', 'mustard'),
};

const all = Object.values(byCode).filter((colours) => colours !== undefined);

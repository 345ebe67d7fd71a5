/** Seen apart by everybody, also on paper. Source: M. Okabe and K. Ito, "Color Universal Design". */
export const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'] as const;

export const ink = '#1f2328';
export const paleInk = '#59636e';
export const gridColor = '#e4e7eb';

/** A whole picture on a light ground, with title and subtitle on top. */
export function page(
  width: number,
  height: number,
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(24, 34, title, { size: 17, weight: 600 }),
    text(24, 55, subtitle, { fill: paleInk }),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly size?: number;
  readonly weight?: number;
  /** Degrees, around its own place. */
  readonly rotate?: number;
}

export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { anchor = 'start', fill = ink, size, weight, rotate } = style;
  const attributes = [
    `x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${fill}"`,
    ...(size === undefined ? [] : [`font-size="${size}"`]),
    ...(weight === undefined ? [] : [`font-weight="${weight}"`]),
    ...(rotate === undefined ? [] : [`transform="rotate(${rotate} ${round(x)} ${round(y)})"`]),
  ];
  return `<text ${attributes.join(' ')}>${escape(content)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, color: string): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}"/>`;
}

export function dot(x: number, y: number, radius: number, color: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${color}"/>`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

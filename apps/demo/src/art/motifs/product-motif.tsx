import type { Colorway } from '../colorway.ts';
import { motifOf } from './index.ts';

/** The drawing for the kind of a product. */
export default function ProductMotif({ sku, colors }: { sku: string; colors: Colorway }) {
  return motifOf(sku)(colors);
}

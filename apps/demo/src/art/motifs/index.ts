import { cooking } from './cooking.tsx';
import { home } from './home.tsx';
import type { Motif } from './motif.tsx';
import { parcel } from './parcel.tsx';
import { tableware } from './tableware.tsx';

/** The illustration for a product's kind, which is the first part of its SKU (`MUG-01-BLU`). */
export function motifOf(sku: string): Motif {
  return motifs.get(sku.slice(0, 3).toUpperCase()) ?? parcel;
}

/** Illustrations by kind. */
export const motifs: ReadonlyMap<string, Motif> = new Map(
  Object.entries({ ...tableware, ...cooking, ...home }),
);

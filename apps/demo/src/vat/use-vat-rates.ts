import { useQuery } from '@tanstack/react-query';
import { vatRatesText } from '../store/setting-query.ts';
import { parseVatRates, type VatRates } from './vat.ts';

/** The rates that orders are charged with: null if prices include everything, undefined while loading. */
export function useVatRates(): VatRates | null | undefined {
  return useQuery({ ...vatRatesText, select: readRates }).data;
}

const readRates = (text: string) => parseVatRates(text) ?? null;

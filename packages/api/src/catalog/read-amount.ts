import { maxStock } from '../products/index.ts';
import { Money } from '../shared/money.ts';

/** The value of a cell, or what is wrong with it. */
export type CellValue<T> = { readonly value: T } | { readonly problem: string };

/**
 * A price as spreadsheets write it: `12.50`, `12,50`, `1.234,50`, `1,234.50`, `1 234,50`. `1,234` and `1.234` are
 * rejected, because they may mean thousands or three decimal places.
 */
export function readPrice(cell: string): CellValue<string> {
  const text = cell.trim();
  const groups = groupedForms.find((form) => form.test(text));
  const digits = groups ? text.replaceAll(/[.,'’\s](?=\d{3})/g, '') : text;
  const price = Money.safeParse(digits.replace(',', '.'));
  const isAmbiguous = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  if (price.success && !isAmbiguous) return { value: price.data };
  const [whole = '', places = ''] = text.split(/[.,]/);
  const meant = isAmbiguous ? `: write ${whole}${places}.00 or ${whole}.${places.slice(0, 2)}` : '';
  return {
    problem: `must be a number with at most two places, such as 12.50 or 12,50, from 0 to 99999999.99, not ${quote(text)}${meant}`,
  };
}

/** Units in stock: digits, which a spreadsheet may have formatted as `12,00`. Null if the cell is empty. */
export function readStock(cell: string): CellValue<number | null> {
  const text = cell.trim();
  if (text === '') return { value: null };
  const [digits = ''] = /^\d{1,10}(?=([.,]0{1,2})?$)/.exec(text) ?? [];
  if (digits !== '' && Number(digits) <= maxStock) return { value: Number(digits) };
  return {
    problem: `must be a whole number from 0 to ${maxStock} without separators, such as 1000, not ${quote(text)}`,
  };
}

/** Numbers whose separators have one possible meaning. The groups of thousands are complete. */
const groupedForms = [
  /^\d{1,3}(\.\d{3})+,\d{1,2}$/,
  /^\d{1,3}(,\d{3})+\.\d{1,2}$/,
  /^\d{1,3}(\.\d{3}){2,}$/,
  /^\d{1,3}(,\d{3}){2,}$/,
  /^\d{1,3}(['’ \u00A0\u2007\u2009\u202F]\d{3})+([.,]\d{1,2})?$/,
];

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

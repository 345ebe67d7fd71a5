import type { Product } from '@order-store/db';
import type { QueryBuilder } from 'objection';

/**
 * Products whose name, SKU or description contains the text, whatever its letter case and Unicode form. `letters` has
 * the index; `text` decides (migration 025, ADR 43).
 */
export function whereTextContains(rows: QueryBuilder<Product, Product[]>, search: string): void {
  void rows.whereRaw('strpos(product_search.text, search_fold(?)) > 0', [search]);
  const length = Array.from(search).length;
  if (length >= 3 || beyondAlphabets.test(search)) {
    void rows.whereRaw(`product_search.letters LIKE '%' || ${letters} || '%'`, [search]);
  } else if (length === 2) {
    // Two letters are no trigram, but a third letter follows always: the last character of each text is a line feed.
    void rows.where((any) => {
      for (const next of nextLetters)
        void any.orWhereRaw(`product_search.letters LIKE '%' || ${letters} || '${next}%'`, [
          search,
        ]);
    });
  }
}

const letters = 'search_letters(search_fold(?))';
const nextLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A CJK character or an emoji has three letters. */
const beyondAlphabets = /[\u2E80-\u{10FFFF}]/u;

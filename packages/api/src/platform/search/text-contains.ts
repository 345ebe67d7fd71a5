/** The tables with folded texts and their letters (migrations 025 and 060). */
type SearchTable = 'product_search' | 'user_search';

/**
 * SQL for whereRaw, with its values: rows of the table whose text contains `search`, whatever its letter case and Unicode
 * form. `letters` has the index; `text` decides (ADR 43).
 */
export function textContains(table: SearchTable, search: string): [sql: string, values: string[]] {
  const [contains] = textHas(table, search);
  const length = Array.from(search).length;
  const like = (after: string) => `${table}.letters LIKE '%' || ${letters} || '${after}%'`;
  if (length >= 3 || beyondAlphabets.test(search))
    return [`${contains} AND ${like('')}`, [search, search]];
  if (length < 2) return [contains, [search]];
  // Two letters are not a trigram, but a third one always follows: each text ends with a line feed.
  const next = Array.from(nextLetters);
  return [`${contains} AND (${next.map(like).join(' OR ')})`, [search, ...next.map(() => search)]];
}

/** The same rows by reading each text, without the index. */
export function textHas(table: SearchTable, search: string): [sql: string, values: string[]] {
  return [`strpos(${table}.text, search_fold(?)) > 0`, [search]];
}

const letters = 'search_letters(search_fold(?))';
const nextLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A CJK character or an emoji has three letters. */
const beyondAlphabets = /[\u2E80-\u{10FFFF}]/u;

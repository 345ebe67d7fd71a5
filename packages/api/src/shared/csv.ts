/** Excel reads a CSV file as UTF-8 only if it starts with this. */
export const byteOrderMark = '\uFEFF';

/**
 * Formats a record of a CSV file (RFC 4180). Text that a spreadsheet would evaluate as a formula gets an apostrophe before
 * it, because some of it is customers' input; so does text that already has such an apostrophe, which
 * {@link fromFormulaSafe} therefore removes exactly. Source: OWASP, "CSV Injection".
 */
export function csvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => (typeof field === 'number' ? String(field) : csvText(field ?? ''))).join(',')}\r\n`;
}

function csvText(text: string): string {
  const harmless = text.replaceAll(formula, "$1'$2");
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a cell that {@link csvRecord} wrote. */
export function fromFormulaSafe(text: string): string {
  return text.replaceAll(escapedFormula, '$1$2');
}

/**
 * The start of a formula: at the start of the text, or after a semicolon. Where a comma is the decimal separator, spreadsheets
 * read semicolons as the borders of cells, also within quotes, which are then not at the start of a cell.
 */
const formula = /(^(?=['"]*[\t\r\n])|(?:^|;)(?=['"]*[=+\-@＝＋－＠]))(['"]*)/g;
const escapedFormula = /(^(?='['"]*[\t\r\n])|(?:^|;)(?='['"]*[=+\-@＝＋－＠]))'(['"]*)/g;

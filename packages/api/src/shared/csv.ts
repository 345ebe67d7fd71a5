/** Excel reads a CSV file as UTF-8 only if it starts with this. */
export const byteOrderMark = '\uFEFF';

/**
 * Formats a record of a CSV file (RFC 4180). Text that a spreadsheet would evaluate as a formula is prefixed with an
 * apostrophe, because some of it is customers' input; so is text that already has such a prefix, which
 * {@link fromFormulaSafe} therefore removes exactly. Source: OWASP, "CSV Injection".
 */
export function csvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => (typeof field === 'number' ? String(field) : csvText(field ?? ''))).join(',')}\r\n`;
}

function csvText(text: string): string {
  const harmless = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a cell that {@link csvRecord} wrote. */
export function fromFormulaSafe(text: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
}

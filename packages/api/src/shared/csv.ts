/**
 * Formats a record of a CSV file (RFC 4180). Text that a spreadsheet would evaluate as a formula is prefixed with an
 * apostrophe, because some of it is customers' input. Source: OWASP, "CSV Injection".
 */
export function csvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => (typeof field === 'number' ? String(field) : csvText(field ?? ''))).join(',')}\r\n`;
}

function csvText(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * One record of a CSV file (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in
 * front, since customers write some of it. Source: OWASP, "CSV Injection".
 */
export function csvRecord(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => (typeof field === 'number' ? String(field) : csvText(field ?? ''))).join(',')}\r\n`;
}

function csvText(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

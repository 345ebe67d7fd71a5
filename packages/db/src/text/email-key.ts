/**
 * SQL for the form in which e-mail addresses are compared: in lower case, whatever the database's locale. Has a unique
 * index; see the migration 027_fold_emails.
 */
export function emailKey(expression: string): string {
  return `(lower(${expression} COLLATE "und-x-icu") COLLATE "C")`;
}

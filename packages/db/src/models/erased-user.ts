/** The name of every user whose personal data was erased. */
export const erasedName = 'Erased user';

/** What replaces other texts that may be personal, such as notes. */
export const erasedText = 'erased';

/**
 * The e-mail address of an erased user. No account can have it: an address needs a domain with a dot, and no mail server
 * accepts mail for the domain `invalid`. Source: RFC 6761, 6.4.
 */
export function erasedEmail(userId: string): string {
  return `erased-${userId}@invalid`;
}

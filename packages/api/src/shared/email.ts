import { domainToASCII } from 'node:url';
import { text } from './fields.ts';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/**
 * The characters that browsers accept in `<input type="email">` and mail servers without quotes, no dot at either end of
 * the local part or next to another one, and a domain with a dot whose last part begins with a letter.
 *
 * Source: HTML, "Valid e-mail address"; RFC 5321, 4.1.2 and 4.5.3.1.
 */
const address = new RegExp(
  `^(?=[^@]{1,64}@)(?!\\.)(?!.*\\.\\.)[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+(?<!\\.)@(?:${label}\\.)+(?=[a-z])${label}$`,
  'i',
);

export const emailRule =
  'must be an e-mail address such as "ada@example.com", with only unaccented letters, digits and common symbols before the @';

/** An e-mail address, of at most 255 characters. An internationalized domain is converted to ASCII. */
export const Email = text(3, 255)
  .transform(withAsciiDomain)
  .refine((email) => email.length <= 255 && address.test(email), emailRule);

/** The address of an account as someone types it to sign in. Not checked, so that it gets the answer of an unknown one. */
export const GivenEmail = text(1, 255).transform(withAsciiDomain);

/** What is wrong with an e-mail address: "must be …"; undefined if nothing. */
export function emailProblem(email: string): string | undefined {
  return Email.safeParse(email).error?.issues[0]?.message;
}

/** Converts an internationalized domain to ASCII: `a@bücher.example` to `a@xn--bcher-kva.example`. */
function withAsciiDomain(email: string): string {
  const at = email.lastIndexOf('@') + 1;
  const domain = email.slice(at);
  // Only these: `domainToASCII` would also decode percent signs and take a port.
  if (/^\p{ASCII}*$/u.test(domain) || !/^[\p{L}\p{M}\p{N}.。．｡-]+$/u.test(domain)) return email;
  const ascii = domainToASCII(domain);
  return ascii === '' ? email : email.slice(0, at) + ascii;
}

import { DomainError } from '../../shared/domain-error.ts';
import { spellOut } from './common-passwords.ts';

/** What is known about the owner of a password, which guessers try first. */
interface PasswordContext {
  readonly email: string;
  readonly name: string;
  readonly shopName: string;
}

/** Throws VALIDATION_FAILED for a password that consists of the owner's address or name or the shop's name. */
export function rejectGuessable(field: string, password: string, context: PasswordContext): void {
  if (!isGuessable(password, context)) return;
  throw new DomainError('VALIDATION_FAILED', `${field}: ${guessable}`, { [field]: [guessable] });
}

const guessable = 'must not consist of your e-mail address, your name or the shop’s name';

/** Whether fewer than four letters are left without the words of the context: `ada.lovelace1815!`, `OrderStore24`. */
export function isGuessable(password: string, { email, name, shopName }: PasswordContext): boolean {
  const local = email.slice(0, email.lastIndexOf('@'));
  const words = [email, local, ...local.split(/[^\p{L}\p{N}]+/u), name, shopName]
    .map(withoutSigns)
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  return [withoutSigns(password), withoutSigns(spellOut(password.toLowerCase()))].some((given) => {
    const rest = words.reduce((text, word) => text.replaceAll(word, ''), given);
    return rest !== given && rest.replaceAll(/\P{L}/gu, '').length < 4;
  });
}

function withoutSigns(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Redacts secrets in text that is printed or logged. This is a last line of defense: log lines should contain no secrets
 * in the first place, but libraries' errors quote their input.
 */
export function hideSecrets(text: string): string {
  return secrets.reduce((hidden, [pattern, instead]) => hidden.replace(pattern, instead), text);
}

const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // Fields of JSON by their names, at any depth.
  [
    /("(?:\w*password|\w*secret|\w*token|authorization|(?:set-)?cookie|key)":)"(?:[^"\\]|\\.)*"/gi,
    '$1"[hidden]"',
  ],
  [/\b(bearer|basic) +[^\s"']+/gi, '$1 [hidden]'],
  // postgres://user:password@host, up to the last @, because passwords may contain an unescaped @.
  [/\b([a-z][a-z\d+.-]*:\/\/[^:/\s"']*):[^\s"']*@/gi, '$1:[hidden]@'],
  [/([?&](?:password|token|key)=)[^&\s"']+/gi, '$1[hidden]'],
  // API keys, and 256 random bits in base64url, wherever they are.
  [/\bosk_\w+/g, 'osk_[hidden]'],
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '[hidden]'],
];

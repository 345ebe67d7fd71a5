/**
 * A text without what lets anybody in: for all that is printed or logged, as the last line of defence. What
 * is logged should hold no secret to begin with, but errors of libraries quote what they were given.
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
  // postgres://user:password@host, up to the last @ of the word, for passwords that should be encoded.
  [/\b([a-z][a-z\d+.-]*:\/\/[^:/\s"']*):[^\s"']*@/gi, '$1:[hidden]@'],
  [/([?&](?:password|token|key)=)[^&\s"']+/gi, '$1[hidden]'],
  // API keys, and 256 random bits in base64url, wherever they are.
  [/\bosk_\w+/g, 'osk_[hidden]'],
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '[hidden]'],
];

/**
 * How a field treats white space and invisible characters. An `identifier` (a SKU) has none, since two identifiers that
 * look the same must be the same. A `line` (a name) may have those that emoji and scripts are written with, and `prose`
 * (a description) has line breaks as well.
 */
export type TextKind = 'identifier' | 'line' | 'prose';

/**
 * The form in which text is stored and compared: Unicode NFC, without white space at its ends. Line breaks become LF, in
 * an identifier and a line every space becomes U+0020.
 *
 * Source: Unicode Standard Annex 15, "Unicode Normalization Forms".
 */
export function normalizeText(text: string, kind: TextKind): string {
  const safe = text.replaceAll(longSequence, `$&${graphemeJoiner}`);
  const normal = safe.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  return kind === 'prose' ? normal : normal.replaceAll(/\p{Zs}/gu, ' ');
}

/**
 * Thirty combining characters, if another one follows. Normalizing sorts them, in quadratic time: 160 kB of them take 16 s.
 * A joiner ends the sequence, and no language has so many on one letter.
 *
 * Source: Unicode Standard Annex 15, "Stream-Safe Text Format".
 */
const longSequence = /[\p{M}--\u034F]{30}(?=[\p{M}--\u034F])/gv;
const graphemeJoiner = '\u034F';

/** The first character that a text of this kind must not contain, as `U+200B (zero width space)`. */
export function forbiddenCharacterIn(text: string, kind: TextKind): string | undefined {
  const [character] = forbidden[kind].exec(withoutAllowed(text, kind)) ?? [];
  if (character === undefined) return undefined;
  const code = character.codePointAt(0) ?? 0;
  const name = names[code] ?? (code < 0xa0 ? 'control character' : 'invisible character');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${name})`;
}

/** The text without what {@link forbiddenCharacterIn} finds; line breaks and tabs become spaces. */
export function removeForbidden(text: string, kind: TextKind): string {
  const spaced =
    kind === 'prose' ? text : text.replaceAll(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu, ' ');
  const parts = kind === 'identifier' ? [spaced] : spaced.split(allowedSequences);
  const cleaned = parts.map((part, index) =>
    // The parts at odd places are the allowed sequences that separate the others.
    index % 2 === 1 ? part : part.replaceAll(new RegExp(forbidden[kind], 'gv'), ''),
  );
  return normalizeText(cleaned.join(''), kind);
}

function withoutAllowed(text: string, kind: TextKind): string {
  return kind === 'identifier' ? text : text.replaceAll(allowedSequences, '');
}

/**
 * Control and invisible characters, and those that reverse the direction of what follows. Some Arabic signs are of the
 * category Format, but visible.
 */
const invisible =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFFC]--[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]/v;

const forbidden: Readonly<Record<TextKind, RegExp>> = {
  identifier: invisible,
  line: invisible,
  prose: /[[\p{Cc}\p{Noncharacter_Code_Point}\u202A-\u202E]--[\t\n]]/v,
};

/**
 * Emoji with their joiners, variants and tags; joiners between letters of the scripts that use them; variants of Han
 * characters.
 *
 * Source: Unicode Technical Standard 51, "Unicode Emoji"; Unicode Standard Annex 31, section 2.3.
 */
const allowedSequences =
  /(\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0E\uFE0F]?(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]?)*(?:[\u{E0020}-\u{E007E}]+\u{E007F})?|[0-9#*]\uFE0F\u20E3?|(?<=[\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}])[\u200C\u200D](?=[\p{L}\p{M}])|(?<=\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}])/gv;

const names: Readonly<Record<number, string>> = {
  0x00: 'NUL',
  0x07: 'bell',
  0x09: 'tab',
  0x0a: 'line break',
  0x1b: 'escape',
  0x7f: 'delete',
  0xad: 'soft hyphen',
  0x034f: 'combining grapheme joiner',
  0x061c: 'Arabic letter mark',
  0x200b: 'zero width space',
  0x200c: 'zero width non-joiner',
  0x200d: 'zero width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0x2800: 'blank Braille pattern',
  0x3164: 'Hangul filler',
  0xfe0f: 'variation selector',
  0xfeff: 'zero width no-break space',
};

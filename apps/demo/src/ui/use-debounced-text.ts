import { useEffect, useState } from 'react';

const debounceMs = 250;

interface DebouncedText {
  /** The current value, owned by the caller (for example a URL parameter). */
  readonly value: string;
  /** Parses the input text; undefined while it is invalid. */
  readonly parse: (text: string) => string | undefined;
  /** Called with the new value once the user stops typing. */
  readonly onChange: (value: string) => void;
}

/** Input text for a value that is owned elsewhere. A change from outside, such as Back, replaces the text. */
export function useDebouncedText({
  value,
  parse,
  onChange,
}: DebouncedText): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);

  if (value !== known) {
    setKnown(value);
    if (value !== parse(text)) setText(value);
  }

  useEffect(() => {
    const parsed = parse(text);
    if (parsed === undefined || parsed === value) return undefined;
    const timer = setTimeout(() => onChange(parsed), debounceMs);
    return () => clearTimeout(timer);
  });

  return [text, setText];
}

import { useEffect, useState } from 'react';

/** After the last letter, this long, what was typed holds. */
const pauseMs = 250;

interface SettledText {
  /** Where the value lives, such as in the address bar. */
  readonly value: string;
  /** What was typed, as a value; undefined while it is none. */
  readonly read: (typed: string) => string | undefined;
  /** Gets the new value after a pause. */
  readonly onSettled: (value: string) => void;
}

/** What is typed into a field whose value lives elsewhere. Another value from there, by Back or a link, replaces it. */
export function useSettledText({
  value,
  read,
  onSettled,
}: SettledText): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);

  if (value !== known) {
    setKnown(value);
    if (value !== read(typed)) setTyped(value);
  }

  useEffect(() => {
    const settled = read(typed);
    if (settled === undefined || settled === value) return undefined;
    const timer = setTimeout(() => onSettled(settled), pauseMs);
    return () => clearTimeout(timer);
  });

  return [typed, setTyped];
}

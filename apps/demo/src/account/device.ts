/** What a session was begun with, as a person would say it: "Firefox on Linux". */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Something that gave no name';
  const browser = firstIn(browsers, userAgent);
  const system = firstIn(systems, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  // A program names itself first: "curl/8.5.0", "node".
  return browser ?? system ?? userAgent.split(/[\s(]/)[0] ?? userAgent;
}

/** Each pretends to be those behind it, so the first that fits is it. */
const browsers = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|HeadlessChrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

function firstIn(
  known: readonly (readonly [string, RegExp])[],
  userAgent: string,
): string | undefined {
  return known.find(([, pattern]) => pattern.test(userAgent))?.[0];
}

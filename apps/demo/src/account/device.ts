/** Describes a User-Agent, for example "Firefox on Linux". */
export function describeDevice(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Unknown device';
  const browser = firstMatch(browsers, userAgent);
  const system = firstMatch(systems, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  // Other clients start with their name, for example "curl/8.5.0".
  return browser ?? system ?? userAgent.split(/[\s(]/)[0] ?? userAgent;
}

/** Browsers include the tokens of those further down the list, so the order matters. */
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

function firstMatch(
  known: readonly (readonly [string, RegExp])[],
  userAgent: string,
): string | undefined {
  return known.find(([, pattern]) => pattern.test(userAgent))?.[0];
}

/** Whether a password is among those that guessers try first, however its letters are written. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  return commonPasswords.has(folded) || new Set(folded).size <= 2 || isRun(folded);
}

/** `1234567890`, `abcdefghij`, `9876543210`: every character is the next one. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && (step === 1 || step === -1);
}

/** The well-known ones of ten characters and more; shorter ones are refused for their length. */
const commonPasswords = new Set(
  `password12 password123 password1234 password12345 passwordpassword mypassword mypassword1 mypassword123
  1234567890 12345678910 123456789a 123456789q 1234567891 0123456789 0987654321 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc qazwsxedcrfv zaq12wsxcde3 qwertyuiop qwertyuiop1 qwerty123456 qwerty12345 qwertyqwerty asdfghjkl1
  asdfghjkl123 zxcvbnm123 iloveyou12 iloveyou123 iloveyou1234 iloveyou2 letmein123 letmein1234 welcome123
  welcome1234 welcome2024 welcome2025 welcome2026 administrator admin12345 admin123456 adminadmin administrator1
  football123 baseball123 basketball liverpool1 liverpool123 manchester chelsea123 arsenal123 superman123
  batman1234 pokemon123 dragon1234 monkey1234 monkey123456 sunshine12 sunshine123 princess12 princess123
  michael123 jordan2323 charlie123 jessica123 ashley1234 computer123 internet123 trustno1trustno1 starwars123
  whatever123 q1w2e3r4t5 q1w2e3r4t5y6 a123456789 abc1234567 abc123456789 abcd123456 abcd1234567 aa12345678
  aa123456789 qwer123456 changeme123 changeme1234 secret1234 secret12345 topsecret123 passw0rd123 p@ssw0rd123
  p@ssword123 p@ssw0rd1234 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026
  autumn2025 autumn2026 correcthorsebatterystaple loveyou123 iloveyouforever christmas1 christmas123 blink182blink182
  myspace123 facebook123 instagram1 google1234 samsung123 testtest12 testtest123 test123456 test1234567 guestguest`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

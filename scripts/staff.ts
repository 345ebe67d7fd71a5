import { cancel, isCancel, password as askPassword } from '@clack/prompts';
import { emailProblem, failStart, openStoreDatabase } from '@order-store/api';
import { startProgram } from './program.ts';

const email = startProgram(
  `npm run staff -- EMAIL

Makes the account with this e-mail staff, and makes the account if there is none. It gets a new password: the
one in STAFF_PASSWORD, or else the one that you are asked for. Existing sessions end.
Works on DATABASE_URL, or the embedded database, also while the store runs.`,
  'EMAIL',
);

const problem = emailProblem(email);
if (problem !== undefined) {
  console.error(`EMAIL ${problem} (got ${JSON.stringify(email)})`);
  process.exit(2);
}

// A password in .env may be that of another account.
const { STAFF_EMAIL: known = '', STAFF_PASSWORD: given = '' } = process.env;
const isTheirs = known === '' || known.toLowerCase() === email.toLowerCase();
const password = given !== '' && isTheirs ? given : await newPassword();
try {
  // Opening the store's database makes the staff account of the environment: this one.
  const environment = { ...process.env, STAFF_EMAIL: email, STAFF_PASSWORD: password };
  const database = await openStoreDatabase(environment, (line) => console.log(line));
  await database.close();
  console.log(`${email} is staff`);
} catch (error) {
  failStart(error);
}

/** Asked for without showing it; where there is no terminal, the program ends and says what else to do. */
async function newPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    console.error(
      `There is no terminal to ask for a password: set STAFF_PASSWORD${isTheirs ? '' : ' (the one there is belongs to another STAFF_EMAIL)'}`,
    );
    process.exit(2);
  }
  const answer = await askPassword({
    message: `A new password for ${email}`,
    validate: (text = '') => (text.length < 10 ? 'It must have at least 10 characters' : undefined),
  });
  if (isCancel(answer)) {
    cancel('Nothing was changed');
    process.exit(1);
  }
  return answer;
}

import { cancel, isCancel, password as askPassword } from '@clack/prompts';
import { emailProblem, failStart, openStoreDatabase } from '@order-store/api';
import { startProgram } from './program.ts';

const email = startProgram(
  `Usage: npm run staff -- EMAIL

Gives the account with this e-mail address the role staff, or creates it. Sets a new password (STAFF_PASSWORD, or
else it prompts for one) and ends existing sessions.
Uses the database at DATABASE_URL or the embedded one, even while the store runs.`,
  'EMAIL',
);

const problem = emailProblem(email);
if (problem !== undefined) {
  console.error(`EMAIL ${problem} (got ${JSON.stringify(email)})`);
  process.exit(2);
}

// STAFF_PASSWORD in .env may belong to another account.
const { STAFF_EMAIL: known = '', STAFF_PASSWORD: given = '' } = process.env;
const isTheirs = known === '' || known.toLowerCase() === email.toLowerCase();
const password = given !== '' && isTheirs ? given : await newPassword();
try {
  // Opening the store's database creates the staff account of the environment.
  const environment = { ...process.env, STAFF_EMAIL: email, STAFF_PASSWORD: password };
  const database = await openStoreDatabase(environment, (line) => console.log(line));
  await database.close();
  console.log(`${email} is staff`);
} catch (error) {
  failStart(error);
}

/** Prompts for the password without echo. Exits with a message if there is no terminal. */
async function newPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    console.error(
      `Cannot prompt for a password without a terminal: set STAFF_PASSWORD${isTheirs ? '' : ' (the current one belongs to another STAFF_EMAIL)'}`,
    );
    process.exit(2);
  }
  const answer = await askPassword({
    message: `New password for ${email}`,
    validate: (text = '') => (text.length < 10 ? 'Enter at least 10 characters' : undefined),
  });
  if (isCancel(answer)) {
    cancel('Cancelled, nothing was changed');
    process.exit(1);
  }
  return answer;
}

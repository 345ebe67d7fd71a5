import { runCommand } from '@order-store/api/command';
import { startProgram, webRoot } from './program.ts';

startProgram(`Usage: npm start

Serves the API and the built web app. Settings are environment variables, also read from .env; .env.example lists
them. Without DATABASE_URL it uses an embedded PostgreSQL with its data in .data/.
Ctrl-C or SIGTERM shuts it down after in-flight requests.`);

await runCommand({ WEB_ROOT: webRoot, ...process.env });

import { runCommand } from '@order-store/api';
import { startProgram, webRoot } from './program.ts';

startProgram(`npm start

Serves the API and the built web page. Settings come from the environment or from .env; every one is in
.env.example. Without DATABASE_URL it uses an embedded PostgreSQL with its data in .data/.
Ctrl-C or SIGTERM ends it after everything accepted is answered.`);

await runCommand({ WEB_ROOT: webRoot, ...process.env });

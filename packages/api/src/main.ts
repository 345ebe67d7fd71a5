import { runCommand } from './app/start/run-command.ts';

await runCommand(process.env);

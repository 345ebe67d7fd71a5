import { z } from 'zod';

/** A line of the log. */
export type LogLine = z.infer<typeof LogLine>;

const LogLine = z.looseObject({
  level: z.number(),
  msg: z.string().optional(),
  requestId: z.string().optional(),
  requestIds: z.array(z.string()).optional(),
  procedure: z.string().optional(),
  statement: z.string().optional(),
  text: z.string().optional(),
});

/** The log lines in the output of a process. */
export function logLinesOf(printed: string): LogLine[] {
  const lines = printed.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines.map((line) => LogLine.parse(JSON.parse(line)));
}

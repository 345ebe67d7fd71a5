import { pino, type Logger } from 'pino';

/** Structured lines on stdout, without anybody's secrets. */
export function createLogger(level: string): Logger {
  return pino({
    name: 'order-store',
    level,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
        '*.password',
        '*.token',
        '*.key',
      ],
      censor: '[redacted]',
    },
  });
}

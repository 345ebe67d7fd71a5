import express from 'express';
import { Settings, startPaymentService } from './payment-service.ts';

const { HOST = '127.0.0.1', PORT = '4100', ...env } = process.env;
const service = startPaymentService(Settings.parse(env), console.log);
const server = express()
  .use(service.routes)
  .listen(Number(PORT), HOST, () => {
    const address = server.address();
    if (address instanceof Object) console.log(`listening on port ${address.port}`);
  });
process.once('SIGTERM', () => {
  server.close();
  void service[Symbol.asyncDispose]();
});

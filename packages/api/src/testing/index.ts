export { openStream, type EventStream, type Message } from './event-stream.ts';
export { createTestStore } from '../app/library/testing.ts';
export { contentsOf } from './contents.ts';
export { heapAfterCollection } from './heap.ts';
export { holdLock, holdProduct, sessionsThatWait } from './held-product.ts';
export { callOverHttp, errorOf, request, WireError, type Answer } from './http.ts';
export { fulfilled, rejection, rejections } from './outcomes.ts';
export {
  answeringProcedures,
  callProcedure,
  procedures,
  type ProcedureFacts,
} from './procedures.ts';
export {
  gatewayPage,
  startHttpProxy,
  truncatedStream,
  type HttpFault,
  type HttpProxy,
} from './http-proxy.ts';
export { logLinesOf, type LogLine } from './printed-lines.ts';
export { parseMetrics, readMetricsOf, valueOf, type MetricSample } from './read-metrics.ts';
export { readsOf } from './reads-of.ts';
export { makeSample, sampler, totpCodeOf, type Sample } from './sample.ts';
export { serveApp } from './serve-app.ts';
export { serveStore, type ServedStore, type ServeOptions } from './serve-store.ts';
export { serveTestApi, startTestApi, type TestApi } from './start-test-api.ts';
export {
  resetTokenOf,
  startSmtpCatcher,
  verificationTokenOf,
  type CaughtMail,
  type SmtpCatcher,
} from './smtp-catcher.ts';
export { storeTest } from './store-test.ts';
export { talkTo, type Talk } from './talk.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { walkPages } from './walk-pages.ts';
export { startWebhookReceiver, type Received, type WebhookReceiver } from './webhook-receiver.ts';
export { testPassword, TestStore, type Caller, type TestUser } from './test-store.ts';

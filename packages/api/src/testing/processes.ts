// Helpers for tests of whole processes that do not depend on a test runner.
export { startApiProcess, type ApiProcess } from './api-process.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

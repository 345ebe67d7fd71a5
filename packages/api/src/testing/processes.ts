// What tests of whole processes begin with, without anything of a test runner.
export { startApiProcess, type ApiProcess } from './api-process.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

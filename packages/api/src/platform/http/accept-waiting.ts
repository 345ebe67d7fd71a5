import { once } from 'node:events';
import { get } from 'node:http';

/**
 * Waits until a server has accepted all connections that wait for it now. The kernel accepts connections, which clients
 * then see as open, before the process does, and resets those that still wait when the process closes the listening
 * socket. They are accepted in order, so our own request is answered after all of them have been accepted.
 */
export async function acceptWaiting(url: string): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const request = get(`${url}/healthz`, { agent: false, signal });
  try {
    const [response] = await once(request, 'response');
    response.resume();
  } catch {
    // The server rejects further connections, or does not answer in time.
  }
}

const timeoutMs = 5000;

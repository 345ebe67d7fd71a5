import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Returns a function that runs `action` at most once per `intervalMs`, on the trailing edge. Unmounting cancels a pending
 * run.
 */
export function useThrottled(action: () => void, intervalMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const run = useEffectEvent(action);

  useEffect(() => () => clearTimeout(timer.current), []);

  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      run();
    }, intervalMs);
  };
}

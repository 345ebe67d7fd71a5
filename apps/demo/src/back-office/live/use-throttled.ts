import { useEffect, useEffectEvent, useRef } from 'react';

/** Runs `action` once for all calls within `intervalMs`, at the end of it. What is still due on leaving is dropped. */
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

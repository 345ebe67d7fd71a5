import { useLocation, useRouter } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** History steps back to the product list, if the user came from there. */
    stepsFromList?: number;
  }
}

/** History steps back to the product list; undefined if the user did not come from there. */
export function useStepsFromList(): number | undefined {
  return useLocation({ select: ({ state }) => state.stepsFromList });
}

/** Returns a function that goes back to the product list at its scroll position; undefined if not applicable. */
export function useBackToList(): (() => void) | undefined {
  const router = useRouter();
  const steps = useStepsFromList();
  return steps === undefined ? undefined : () => router.history.go(-steps);
}

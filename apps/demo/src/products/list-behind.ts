import { useLocation, useRouter } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many steps back the list of products is, when one came from there. */
    listBehind?: number;
  }
}

/** How far behind the list is for a view that is opened from here; undefined when there is none behind. */
export function useListBehind(): number | undefined {
  return useLocation({ select: ({ state }) => state.listBehind });
}

/** Goes back to the list as it was left; undefined when one did not come from there. */
export function useBackToList(): (() => void) | undefined {
  const router = useRouter();
  const steps = useListBehind();
  return steps === undefined ? undefined : () => router.history.go(-steps);
}

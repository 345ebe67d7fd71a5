import { type Decision, type PlacementRequest, type PlacementState } from './placement.ts';
/**
 * Decides what becomes of each request, in order of arrival: the outcome is that of placing them one
 * after another. Pure: the same requests and state give the same decisions, and nothing is changed.
 * A refusal takes no stock, so it never touches what becomes of another request.
 */
export declare function decidePlacements(
  requests: readonly PlacementRequest[],
  state: PlacementState,
): Decision[];

import { readFileSync } from 'node:fs';
import { partOf, type Part } from './parts.ts';

/** The parts of a `.cpuprofile` that are read. Times are in microseconds of the machine's monotonic clock. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
  /** Samples by line, counted from 1. */
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[];
}

/** The share of each part in the samples of a time span, without idle time. The shares add up to 1. */
export function sharesOf(
  { nodes, startTime, samples, timeDeltas }: CpuProfile,
  span: { readonly from: number; readonly to: number },
): ReadonlyMap<Part, number> {
  const partOfNode = partsOfNodes(nodes);
  const times = new Map<Part, number>();
  let now = startTime;
  let total = 0;
  for (const [index, id] of samples.entries()) {
    now += timeDeltas[index] ?? 0;
    const found = partOfNode.get(id);
    if (found === undefined || now < span.from || now > span.to) continue;
    const time = timeDeltas[index + 1] ?? 0;
    const jsonTime = time * found.jsonShare;
    times.set('JSON', (times.get('JSON') ?? 0) + jsonTime);
    times.set(found.part, (times.get(found.part) ?? 0) + time - jsonTime);
    total += time;
  }
  return new Map(Array.from(times, ([part, time]) => [part, time / total]));
}

interface NodePart {
  readonly part: Part;
  /** Profiles have no frames of `JSON.parse` and `JSON.stringify`; their time is that of the calling line. */
  readonly jsonShare: number;
}

/** Nodes that are idle are left out. */
function partsOfNodes(nodes: readonly ProfileNode[]): ReadonlyMap<number, NodePart> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isJson = jsonLines();
  const found = new Map<number, NodePart>();
  for (const node of nodes) {
    if (node.callFrame.functionName === '(idle)') continue;
    let part: Part | undefined;
    for (
      let at: ProfileNode | undefined = node;
      at && part === undefined;
      at = byId.get(parents.get(at.id) ?? 0)
    )
      part = partOf(at.callFrame);
    const { positionTicks = [], callFrame } = node;
    let [ticks, json] = [0, 0];
    for (const each of positionTicks) {
      ticks += each.ticks;
      if (isJson(callFrame.url, each.line)) json += each.ticks;
    }
    // Node's own code with no other caller reads and writes sockets.
    found.set(node.id, {
      part: part ?? 'HTTP and sockets',
      jsonShare: ticks === 0 ? 0 : json / ticks,
    });
  }
  return found;
}

function jsonLines(): (url: string, line: number) => boolean {
  const files = new Map<string, readonly string[]>();
  return (url, line) => {
    if (!url.startsWith('file:')) return false;
    const lines = files.get(url) ?? readFileSync(new URL(url), 'utf8').split('\n');
    files.set(url, lines);
    return /JSON\.(parse|stringify)\(/.test(lines[line - 1] ?? '');
  };
}

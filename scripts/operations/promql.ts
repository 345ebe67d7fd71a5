import { parser } from '@prometheus-io/lezer-promql';

/** The metrics and labels in a PromQL query. */
interface QueryFacts {
  /** Its metrics, with their label matchers. */
  readonly selectors: readonly Selector[];
  /** Labels that results are grouped by. */
  readonly groupedBy: readonly string[];
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly {
    readonly label: string;
    readonly op: string;
    readonly value: string;
  }[];
}

/**
 * Parses a query with the grammar of Prometheus' editor. Grafana's variables are replaced by values.
 * @throws if it is not valid PromQL.
 */
export function readQuery(query: string): QueryFacts {
  const text = query.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, '.*');
  const tree = parser.parse(text);
  const selectors: { metric: string; matchers: Selector['matchers'][number][] }[] = [];
  const groupedBy: string[] = [];
  let inGrouping = false;
  let matcher: { label: string; op: string } | undefined;
  tree.iterate({
    enter({ name, from, to, type }) {
      const part = text.slice(from, to);
      if (type.isError) throw new Error(`Not PromQL at "${text.slice(from, from + 20)}": ${text}`);
      if (name === 'VectorSelector') selectors.push({ metric: '', matchers: [] });
      else if (name === 'Identifier') Object.assign(selectors.at(-1) ?? {}, { metric: part });
      else if (name === 'GroupingLabels') inGrouping = true;
      else if (name === 'LabelName' && inGrouping) groupedBy.push(part);
      else if (name === 'LabelName') matcher = { label: part, op: '' };
      else if (name === 'MatchOp' && matcher) matcher.op = part;
      else if (name === 'StringLiteral' && matcher) {
        selectors.at(-1)?.matchers.push({ ...matcher, value: part.slice(1, -1) });
        matcher = undefined;
      }
    },
    leave({ name }) {
      if (name === 'GroupingLabels') inGrouping = false;
    },
  });
  return { selectors, groupedBy };
}

import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type {
  FieldConfig as TimeSeriesFields,
  Options as TimeSeriesOptions,
} from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/**
 * The JSON type of a dashboard by Grafana's schema, with the kinds of panels used here. Types a panel's options, which
 * the schema leaves open.
 */
export type GrafanaDashboard = Json<
  Omit<Dashboard, 'panels'> & {
    panels: (
      | RowPanel
      | PanelOf<'stat', StatOptions, never>
      | PanelOf<'timeseries', TimeSeriesOptions, TimeSeriesFields>
    )[];
  }
>;

type PanelOf<Kind extends string, Options, Fields> = Omit<
  Panel,
  'type' | 'options' | 'fieldConfig' | 'targets'
> & {
  type: Kind;
  options: Partial<Options>;
  fieldConfig: {
    defaults: Omit<FieldDefaults, 'custom'> & { custom?: Partial<Fields> };
    overrides: never[];
  };
  targets: PrometheusQuery[];
};

type FieldDefaults = NonNullable<Panel['fieldConfig']>['defaults'];

/** The schema does not define queries; data source plugins do. */
interface PrometheusQuery {
  refId: string;
  expr: string;
  legendFormat: string;
  datasource: { type: 'prometheus'; uid: string };
}

/**
 * Replaces enum members by their values, as in JSON. Compares them as text, because any number is assignable to a numeric
 * enum.
 */
type Json<T> = T extends string
  ? `${T}`
  : T extends number
    ? `${number}` extends `${T}`
      ? number
      : `${T}` extends `${infer Value extends number}`
        ? Value
        : never
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T;

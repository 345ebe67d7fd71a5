import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type {
  FieldConfig as TimeSeriesFields,
  Options as TimeSeriesOptions,
} from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/**
 * A dashboard as Grafana's own schema has it, as JSON, and of its kinds of panels those that are used here. Where the
 * schema leaves a panel's options open, those of its kind are demanded.
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

/** The schema leaves queries to the plugins of their data sources. */
interface PrometheusQuery {
  refId: string;
  expr: string;
  legendFormat: string;
  datasource: { type: 'prometheus'; uid: string };
}

/** Of an enum's members their values: those are what JSON has. Any number may stand for a numeric enum, so texts are compared. */
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

import type { Axis } from './plot.ts';

/** An axis on paper: where a value lies from 0 to 1, and where the marks are. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** A scale that holds all values. A linear one that is no set of given marks begins at zero. */
export function scaleOf({ scale, ticks }: Axis, values: readonly number[]): Scale {
  const given = ticks?.map(({ at }) => at) ?? [];
  const all = [...values, ...given];
  const [min, max] = [Math.min(...all), Math.max(...all)];
  if (scale === 'log') return logScale(min, max, ticks);
  return linearScale(ticks ? min : Math.min(0, min), max, ticks);
}

function linearScale(min: number, max: number, given: Axis['ticks']): Scale {
  const step = niceStep((max - min) / 5);
  const [from, to] = given ? [min, max] : [min, Math.ceil(max / step) * step];
  const count = Math.round((to - from) / step);
  return {
    place: (value) => (value - from) / (to - from || 1),
    ticks:
      given ?? Array.from({ length: count + 1 }, (_, index) => tick(from + index * step, step)),
  };
}

function logScale(min: number, max: number, given: Axis['ticks']): Scale {
  const decades = Math.ceil(Math.log10(max)) - Math.floor(Math.log10(min));
  const steps = decades > 3 ? [1] : [1, 2, 5];
  const candidates = Array.from({ length: decades + 2 }, (_, index) => {
    const power = 10 ** (Math.floor(Math.log10(min)) + index);
    return steps.map((factor) => factor * power);
  }).flat();
  const from = given ? min : (candidates.findLast((value) => value <= min) ?? min);
  const to = given ? max : (candidates.find((value) => value >= max) ?? max);
  const span = Math.log(to / from) || 1;
  return {
    place: (value) => Math.log(value / from) / span,
    ticks:
      given ??
      candidates.filter((value) => value >= from && value <= to).map((value) => tick(value, value)),
  };
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  if (rough <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

function tick(at: number, step: number): { at: number; text: string } {
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const text = at.toLocaleString('en-US', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return { at, text };
}

// For `node --import`: shifts the process's clock by CLOCK_SHIFT_MS. SIGHUP inverts the shift, like an adjustment of
// the system clock. Timers are not affected.
let shift = Number(process.env['CLOCK_SHIFT_MS'] ?? 0);
process.on('SIGHUP', () => (shift = -shift));

const RealDate = Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

// For `node --import`: the program's clock is CLOCK_SHIFT_MS off, and on SIGHUP as much off to the other side, as
// when somebody sets the machine's clock while the program runs. Timers go on as they are.
let shift = Number(process.env['CLOCK_SHIFT_MS'] ?? 0);
process.on('SIGHUP', () => (shift = -shift));

const RealDate = Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

import { expect, test } from 'vitest';
import { csvRecord } from '../shared/csv.ts';
import { errorOf, request, startTestApi } from '../testing/index.ts';

const header =
  'order_number,status,created_at,updated_at,customer_id,customer_name,customer_email,items,pieces,total,metadata,charges,grand_total,expires_at,payment,net_total,fulfilment';

test('exports every order that matches the filter, oldest first', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const staff = await store.staff();
  const mug = await store.product({ price: '4.50' });
  const tray = await store.product({ price: '1.00' });
  const ada = await store.customer('=HYPERLINK("http://evil.example","Ada")');
  const bob = await store.customer('Bob, the "Builder"');
  const first = await ada.place([
    [mug, 2],
    [tray, 3],
  ]);
  const second = await bob.place([[mug, 1]]);
  const confirmed = await staff.api.orders.confirm({ id: second.id });

  const everything = await fetchCsv(api.url, staff.token, '');
  const nameOfAda = quoted(`'=HYPERLINK("http://evil.example","Ada")`);
  const nameOfBob = quoted('Bob, the "Builder"');
  expect(everything.text).toBe(
    [
      header,
      `${first.orderNumber},pending,${first.createdAt},${first.updatedAt},${ada.id},${nameOfAda},${quoted(`'${ada.email}`)},2,5,12.00,{},[],12.00,,${unpaid('12.00')},12.00,unfulfilled`,
      `${second.orderNumber},confirmed,${second.createdAt},${confirmed.updatedAt},${bob.id},${nameOfBob},${quoted(bob.email)},1,1,4.50,{},[],4.50,,${unpaid('4.50')},4.50,unfulfilled`,
      '',
    ].join('\r\n'),
  );
  expect(everything.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(everything.headers.get('content-disposition')).toBe('attachment; filename="orders.csv"');

  const linesOf = async (query: string) =>
    (await fetchCsv(api.url, staff.token, query)).text.trim().split('\r\n').length - 1;
  expect(await linesOf('?status=confirmed')).toBe(1);
  expect(await linesOf(`?userId=${ada.id}`)).toBe(1);
  expect(await linesOf(`?to=${first.createdAt}`)).toBe(0);
  expect(await linesOf(`?from=${first.createdAt}&to=${second.createdAt}`)).toBe(1);
  expect(await linesOf(`?from=${first.createdAt.slice(0, 10)}&to=2999-01-01`)).toBe(2);
  expect(await linesOf('?from=2999-01-01')).toBe(0);
  expect(await linesOf('?search=builder&maxTotal=4.50&paymentStatus=none')).toBe(1);
  expect(await linesOf(`?productId=${tray.id}&fulfilment=unfulfilled&minTotal=5`)).toBe(1);
  const { items } = await staff.api.audit.list({ kind: 'orders-exported', limit: 2 });
  expect(items.map(({ details }) => details)).toEqual([
    { filter: { productId: tray.id, fulfilment: 'unfulfilled', minTotal: '5.00' } },
    // The audit log keeps no names that were searched.
    { filter: { search: true, maxTotal: '4.50', paymentStatus: 'none' } },
  ]);
});

test('joins chunks without a gap, even for thousands of equal timestamps', async () => {
  await using api = await startTestApi();
  const staff = await api.store.staff();
  await api.database.pool.query(
    `INSERT INTO orders (user_id, order_number, total_amount, created_at)
     SELECT $1, 'E-' || n, n, timestamp '2026-01-01' + n / 2500 * interval '1 microsecond'
     FROM generate_series(1, 5000) n`,
    [staff.id],
  );
  const { text } = await fetchCsv(api.url, staff.token, '');
  const numbers = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  expect(numbers).toEqual(Array.from({ length: 5000 }, (_, index) => `E-${index + 1}`));
});

test('rejects like any other call', async () => {
  await using api = await startTestApi();
  const [ada, staff] = [await api.store.customer(), await api.store.staff()];
  for (const [token, query, reason] of [
    [null, '', 'UNAUTHENTICATED'],
    [ada.token, '', 'FORBIDDEN'],
    [staff.token, '?status=lost', 'VALIDATION_FAILED'],
    [staff.token, '?status=pending&status=confirmed', 'VALIDATION_FAILED'],
    [staff.token, '?userId=x', 'VALIDATION_FAILED'],
    [staff.token, '?from=yesterday', 'VALIDATION_FAILED'],
    [staff.token, '?colour=red', 'VALIDATION_FAILED'],
  ] as const) {
    const answer = await fetchCsv(api.url, token, query);
    expect(errorOf(answer).data.reason, query).toBe(reason);
  }
});

test('escapes text that a spreadsheet would evaluate', () => {
  expect(csvRecord(['=1+1', '+1', '-1', '@a', '\tb', 'plain', -1, 'a\nb'])).toBe(
    `'=1+1,'+1,'-1,'@a,'\tb,plain,-1,"a\nb"\r\n`,
  );
});

// Excel in most of Europe opens the file with semicolons as borders of cells, and then a quote in a line's middle quotes nothing.
test('escapes formulas after semicolons, where a spreadsheet may begin a cell', () => {
  const names = [`Ada;=cmd|' /C calc'!A0;`, 'Ada;"=1+1;', `;'-1`, 'Ada; Bob', 'a;b;@c'];
  const cells = csvRecord(names).split(';');
  for (const cell of cells) expect(cell).not.toMatch(/^"*[=+@-]/);
  expect(csvRecord(['a;=1', 'Ada; Bob'])).toBe(`"a;'=1","Ada; Bob"\r\n`);
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function fetchCsv(url: string, token: string | null, query: string) {
  return request(`${url}/exports/orders.csv${query}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
}

function unpaid(amountDue: string): string {
  const [authorized, captured, refunded] = ['0.00', '0.00', '0.00'];
  return quoted(JSON.stringify({ status: 'none', authorized, captured, refunded, amountDue }));
}

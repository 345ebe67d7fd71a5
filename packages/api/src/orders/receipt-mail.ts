import type { Mail } from '../platform/mail/mailer.ts';
import type { OrderView } from './order-views.ts';

/** The receipt of an order. */
export function receiptMail(
  { orderNumber, items, totalAmount, charges, grandTotal }: OrderView,
  { to, shopName, publicUrl }: { to: string; shopName: string; publicUrl: string },
): Mail {
  const lines = items.map(
    ({ quantity, name, unitPrice, subtotal }) =>
      `${quantity} × ${onOneLine(name)}, ${unitPrice} each: ${subtotal}`,
  );
  const added = charges.map(({ label, amount }) => `${onOneLine(label)}: ${amount}`);
  return {
    to,
    messageId: `receipt-${orderNumber}@${new URL(publicUrl).hostname}`,
    subject: `Your order ${orderNumber} at ${shopName}`,
    text: `Thank you for your order at ${shopName}.

Order ${orderNumber}

${lines.join('\n')}

${added.length > 0 ? `Items: ${totalAmount}\n${added.join('\n')}\n` : ''}Total: ${grandTotal}

Your order: ${publicUrl}/orders/${orderNumber}
`,
  };
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

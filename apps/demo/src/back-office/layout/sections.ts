import type { LinkProps } from '@tanstack/react-router';
import { ClipboardList, Package, type LucideIcon, Webhook } from 'lucide-react';

interface Section {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** What there is for staff, in the order of the menu. */
export const sections: readonly Section[] = [
  { to: '/back-office/orders', label: 'Orders', icon: ClipboardList },
  { to: '/back-office/products', label: 'Products', icon: Package },
  { to: '/back-office/webhooks', label: 'Webhooks', icon: Webhook },
];

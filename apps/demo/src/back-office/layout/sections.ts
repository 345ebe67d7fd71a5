import type { LinkProps } from '@tanstack/react-router';
import {
  ChartColumn,
  ClipboardList,
  type LucideIcon,
  Package,
  ShieldCheck,
  Undo2,
  Users,
  Webhook,
  Zap,
} from 'lucide-react';

interface Section {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The navigation entries, in display order. */
export const sections: readonly Section[] = [
  { to: '/back-office', label: 'Dashboard', icon: ChartColumn },
  { to: '/back-office/orders', label: 'Orders', icon: ClipboardList },
  { to: '/back-office/refunds', label: 'Refunds due', icon: Undo2 },
  { to: '/back-office/products', label: 'Products', icon: Package },
  { to: '/back-office/customers', label: 'Customers', icon: Users },
  { to: '/back-office/webhooks', label: 'Webhooks', icon: Webhook },
  { to: '/back-office/audit', label: 'Audit trail', icon: ShieldCheck },
  { to: '/flash-sale', label: 'Flash sale', icon: Zap },
];

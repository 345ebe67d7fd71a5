import type { LinkProps } from '@tanstack/react-router';
import { ClipboardList, Zap, type LucideIcon } from 'lucide-react';

interface Section {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** What there is for staff, in the order of the menu. */
export const sections: readonly Section[] = [
  { to: '/back-office/orders', label: 'Orders', icon: ClipboardList },
  { to: '/flash-sale', label: 'Flash sale', icon: Zap },
];

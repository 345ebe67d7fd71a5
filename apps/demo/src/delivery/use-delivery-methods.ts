import { useQuery } from '@tanstack/react-query';
import { deliveryMethodsText } from '../store/setting-query.ts';
import { parseDeliveryMethods, type DeliveryMethod } from './delivery.ts';

/** The delivery methods of the shop: none if it offers no choice, undefined while loading. */
export function useDeliveryMethods(): readonly DeliveryMethod[] | undefined {
  return useQuery({ ...deliveryMethodsText, select: readMethods }).data;
}

const readMethods = (text: string) => parseDeliveryMethods(text) ?? [];

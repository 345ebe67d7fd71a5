export {
  startPaymentService,
  type PaymentService,
  type PaymentServiceOptions,
} from './payment-service.ts';

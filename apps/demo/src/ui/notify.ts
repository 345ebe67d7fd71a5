import type { ExternalToast } from 'sonner';

/** Tells of something in a corner of the page. The library comes when it is first needed. */
export const notify = {
  success: (message: string, options?: ExternalToast) => show('success', message, options),
  info: (message: string, options?: ExternalToast) => show('info', message, options),
  error: (message: string, options?: ExternalToast) => show('error', message, options),
};

function show(kind: keyof typeof notify, message: string, options?: ExternalToast): void {
  void import('sonner').then(({ toast }) => toast[kind](message, options));
}

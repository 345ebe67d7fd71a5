import { Ids, type None, type ReasonPolicies } from '../shared/reasons.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends AccountsErrorDetails {}
}

interface AccountsErrorDetails {
  INVALID_RESET_TOKEN: None;
  INVALID_VERIFICATION_TOKEN: None;
  TOTP_REQUIRED: None;
  TOTP_ENABLED: None;
  SESSION_NOT_FOUND: { ids: string[] };
  API_KEY_NOT_FOUND: { ids: string[] };
  TOO_MANY_API_KEYS: None;
}

export const accountsReasons: ReasonPolicies<AccountsErrorDetails> = {
  INVALID_RESET_TOKEN: { code: 'BAD_REQUEST', retryable: false },
  INVALID_VERIFICATION_TOKEN: { code: 'BAD_REQUEST', retryable: false },
  TOTP_REQUIRED: { code: 'FORBIDDEN', retryable: false },
  TOTP_ENABLED: { code: 'CONFLICT', retryable: false },
  SESSION_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  API_KEY_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  TOO_MANY_API_KEYS: { code: 'CONFLICT', retryable: false },
};

import { Ids, type None, type ReasonPolicies } from '../shared/reasons.ts';
import type { UserNoteView, UserView } from './user-view.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends UsersErrorDetails {}
  interface VersionedViews {
    user: UserView;
    userNote: UserNoteView;
  }
}

interface UsersErrorDetails {
  USER_NOT_FOUND: { ids: string[] };
  EMAIL_TAKEN: None;
  EMAIL_VERIFICATION_REQUIRED: None;
}

export const usersReasons: ReasonPolicies<UsersErrorDetails> = {
  USER_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  EMAIL_TAKEN: { code: 'CONFLICT', retryable: false },
  EMAIL_VERIFICATION_REQUIRED: { code: 'FORBIDDEN', retryable: false },
};

import { defineFeature } from '../platform/define-feature.ts';
import { usersAccess } from './users-access.ts';
import { usersReasons } from './users-reasons.ts';
import { UserNoteView, UserView } from './user-schemas.ts';

defineFeature({
  access: usersAccess,
  reasons: usersReasons,
  schemas: { User: UserView, UserNote: UserNoteView },
});

export { usersAccess };
export { usersRouter } from './users-router.ts';
export { insertUser, isTakenEmail, rejectTakenEmail } from './change-users.ts';
export { sendChangedNotices } from './change-email.ts';
export {
  createVerification,
  sendVerification,
  takenMail,
  verificationRequired,
  type VerificationLink,
} from './email-verification.ts';
export { findUser, getUser, userErased, userNotFound } from './find-users.ts';
export { Password, PersonName, UserView as UserOutput } from './user-schemas.ts';
export type { UserNoteView, UserView } from './user-view.ts';

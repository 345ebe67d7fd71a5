import { exactText } from '../../shared/fields.ts';

/** An existing password. Not checked against the rules for new ones. */
export const GivenPassword = exactText(1, 200);

/** The input fields of procedures whose access row has `reauthentication`. */
export const reauthentication = {
  currentPassword: GivenPassword.optional().describe(
    'The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED.',
  ),
};

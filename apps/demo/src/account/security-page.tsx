import { Card } from '../ui/card.tsx';
import { AccountFrame } from './account-frame.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { SessionList } from './session-list.tsx';

export function SecurityPage() {
  return (
    <AccountFrame title="Password and sessions">
      <Card title="Change the password">
        <ChangePasswordForm />
      </Card>
      <SessionList />
    </AccountFrame>
  );
}

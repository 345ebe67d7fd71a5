import { Card } from '../ui/card.tsx';
import { AccountLayout } from './account-layout.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { SessionList } from './session-list.tsx';

export function SecurityPage() {
  return (
    <AccountLayout title="Security">
      <Card title="Change password">
        <ChangePasswordForm />
      </Card>
      <SessionList />
    </AccountLayout>
  );
}

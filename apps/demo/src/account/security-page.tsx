import { Card } from '../ui/card.tsx';
import { AccountLayout } from './account-layout.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';

export function SecurityPage() {
  return (
    <AccountLayout title="Security">
      <Card title="Change password">
        <ChangePasswordForm />
      </Card>
      <Card title="Two-factor authentication">
        <SecondFactor />
      </Card>
      <SessionList />
    </AccountLayout>
  );
}

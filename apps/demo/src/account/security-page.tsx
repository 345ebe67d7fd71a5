import { Link } from '@tanstack/react-router';
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
      <p className="text-ink-soft">
        Do you use an app with your account?{' '}
        <Link to="/account/api-keys" className="text-rim underline underline-offset-4">
          Manage API keys
        </Link>
      </p>
    </AccountLayout>
  );
}

import { useEffect } from 'react';
import { Toaster } from 'sonner';
import 'sonner/dist/styles.css';
import { cornerIsThere } from '../ui/notify.ts';
import { useTheme } from './theme.ts';

/** Short messages at the edge of the page. */
export default function Toasts() {
  // After the effects of the Toaster itself, which listens from then on.
  useEffect(cornerIsThere, []);
  return (
    <Toaster
      theme={useTheme()}
      position="bottom-right"
      toastOptions={{
        style: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          borderRadius: '10px',
          fontFamily: 'var(--font-sans)',
          fontSize: '0.9375rem',
        },
        actionButtonStyle: { background: 'var(--rim)', color: 'var(--on-rim)', fontWeight: 600 },
      }}
    />
  );
}

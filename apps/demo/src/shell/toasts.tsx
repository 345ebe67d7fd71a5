import { useEffect } from 'react';
import { Toaster } from 'sonner';
import 'sonner/dist/styles.css';
import { toasterMounted } from '../ui/notify.ts';
import { useTheme } from './theme.ts';

/** The toaster, loaded with the first toast. See `ui/notify.ts`. */
export default function Toasts() {
  // Runs after the Toaster's own effects, in which it starts to listen.
  useEffect(toasterMounted, []);
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
        actionButtonStyle: {
          background: 'var(--rim)',
          color: 'var(--on-rim)',
          fontWeight: 600,
          height: '2rem',
          paddingInline: '0.75rem',
        },
      }}
    />
  );
}

import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** The token of an emailed link to this page, which is then removed from the URL and the browser history. */
export function useLinkToken(page: '/reset-password' | '/verify-email'): string | null {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const urlToken = new URLSearchParams(hash).get('token');
  const [token, setToken] = useState(urlToken);
  // Another link was opened in the same tab.
  if (urlToken !== null && urlToken !== token) setToken(urlToken);
  useEffect(() => {
    if (urlToken !== null) void navigate({ to: page, replace: true });
  }, [urlToken, navigate, page]);
  return token;
}

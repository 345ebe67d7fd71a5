import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers. Pages get all of them; API responses get those that apply to data, because each header costs time
 * at two thousand responses a second. Pages load images only from their own origin and `imageOrigins`.
 */
export function securityHeaders(imageOrigins: readonly string[] = []): RequestHandler {
  const forPages = headersOfPages(imageOrigins);
  return (request, response, next) => {
    // Browsers ignore it over plain HTTP, and on localhost it would affect other programs.
    if (request.secure) strictTransport(request, response, nothing);
    if (isForData.test(request.url)) {
      // Responses are private to the caller, even when the token is in a cookie.
      response.setHeader('cache-control', 'no-store');
      return forData(request, response, next);
    }
    response.setHeader('permissions-policy', noPermissions);
    forPages(request, response, next);
  };
}

const isForData = /^\/trpc(?:[/?]|$)/;

const strictTransport = helmet.strictTransportSecurity({
  maxAge: 365 * 24 * 60 * 60,
  // Subdomains may belong to other programs.
  includeSubDomains: false,
});

function headersOfPages(imageOrigins: readonly string[]) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', ...imageOrigins],
        manifestSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    // Downloads over plain HTTP need it (mayBeCrossSite). Other sites do not get it.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}

const forData = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
});

/** The shop uses none of these browser features. Browsers log an error for names that they do not know. */
const noPermissions = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

function nothing(): void {}

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What tells browsers to be strict. The page gets all of it; an answer with data gets what means something
 * there, since every header of an order's answer is paid for two thousand times a second.
 */
export const securityHeaders: RequestHandler = (request, response, next) => {
  // Over plain http it means nothing, and on localhost it would lock out other programs.
  if (request.secure) strictTransport(request, response, nothing);
  if (isForData.test(request.url)) {
    // Answers are for who asked, also where the token is in a cookie that a cache knows nothing of.
    response.setHeader('cache-control', 'no-store');
    return forData(request, response, next);
  }
  response.setHeader('permissions-policy', noPermissions);
  forPages(request, response, next);
};

const isForData = /^\/trpc(?:[/?]|$)/;

const strictTransport = helmet.strictTransportSecurity({
  maxAge: 365 * 24 * 60 * 60,
  // Other names of the domain may be other programs.
  includeSubDomains: false,
});

const forPages = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      manifestSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});

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

/** The shop uses none of what a page may ask a browser for. */
const noPermissions = [
  'accelerometer',
  'bluetooth',
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

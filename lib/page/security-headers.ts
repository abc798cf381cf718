/** The policy of the public side: nothing inline, nothing from elsewhere. */
export const publicPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'",
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');

/** The policy of the portal's finished pages: no script at all; a frame, for the browser's own viewer of PDF. */
export const finishedPolicy = [
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'",
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');

/** The policy of the portal's other pages: the framework's inline scripts run by this request's nonce and no other. */
export function portalPolicy(nonce: string): string {
  return [
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:`,
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  ].join('; ');
}

/** What every answer carries. `secure`: people reach the portal by https only. */
export function commonHeaders(secure: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(secure && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  };
}

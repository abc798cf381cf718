import type { ReactNode } from 'react';
import type { Locale } from '#db/vocabulary.ts';

type Props = { locale: Locale; styleSheets: readonly string[]; children: ReactNode };

/** The whole document of a finished page of the portal; a <title> among the children moves into its head. */
export function PortalDocument({ locale, styleSheets, children }: Props) {
  return (
    <html lang={locale} dir="ltr">
      {/* biome-ignore lint/style/noHeadElement: this document is rendered outside the framework, which has no part in its head */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {styleSheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <meta name="referrer" content="same-origin" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>{children}</body>
    </html>
  );
}

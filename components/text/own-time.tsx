'use client';
import { useEffect, useState } from 'react';
import type { Locale } from '#db/vocabulary.ts';
import { dateFormat } from '#lib/language/formatter.ts';

type Props = {
  locale: Locale;
  /** The instant, in ISO 8601. */
  at: string;
  /** The zone in which it is said beside this. */
  zone: string;
  label: string;
};

const form = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions;

/** An instant by the clock of whoever reads, which the browser alone knows; nothing where that is the clock by which it is said already. */
export function OwnTime({ locale, at, zone, label }: Props) {
  const [own, show] = useState<string | null>(null);
  useEffect(() => {
    const instant = new Date(at);
    const differs =
      dateFormat(locale, { ...form, timeZone: zone }).format(instant) !== dateFormat(locale, form).format(instant);
    show(differs ? dateFormat(locale, { ...form, timeZoneName: 'short' }).format(instant) : null);
  }, [locale, at, zone]);
  return (
    <span data-script="" className="tw:block tw:text-sm tw:text-muted">
      {own && `${label} ${own}`}
    </span>
  );
}

import { Fragment } from 'react';
import { actorText } from '#components/commitment/words.ts';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import type { Locale } from '#db/vocabulary.ts';

type Props = {
  locale: Locale;
  /** The address under which each commitment has its page, for whoever reads this: the public is led on to the States. */
  path: string;
  of: readonly { key: string; name: string | null }[];
};

/** Who is to keep a commitment, or says that it did: participants lead to their pages, all members and the secretariat have none. */
export function Actors({ locale, path, of }: Props) {
  const isPublic = path.endsWith('/commitments');
  return of.map(({ key, name }, at) => (
    <Fragment key={key}>
      {at > 0 && ', '}
      {isPublic && name !== null ? (
        <ParticipantLink locale={locale} of={{ key, name }} />
      ) : (
        actorText(locale, { key, name })
      )}
    </Fragment>
  ));
}

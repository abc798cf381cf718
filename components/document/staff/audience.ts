import type { AccessLevel, Locale } from '#db/vocabulary.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { translator } from '#lib/language/language.ts';

type Of = Pick<StaffDocument, 'access' | 'delegation' | 'audience' | 'body'>;

/** Exactly who sees a document of this access once it is issued, by name as the register has it today. */
export function audienceText(locale: Locale, { access, delegation, audience, body }: Of): string {
  const t = translator(locale, 'staff-document');
  const { members, observers } = audience;
  const listed = (names: readonly string[]) => ({
    count: names.length,
    names: listFormat(locale).format(names) || '—',
  });
  const said: Record<AccessLevel, () => string> = {
    public: () => t('audience.public'),
    participants: () => t('audience.participants', listed([...members, ...observers])),
    members: () => t('audience.members', listed(members)),
    body: () => t('audience.body', { body: body.name, ...listed(audience.body) }),
    delegation: () => t('audience.delegation', { state: delegation ?? '—' }),
    secretariat: () => t('audience.secretariat'),
  };
  return said[access]();
}

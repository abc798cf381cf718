import type { Access, Locale } from '#db/vocabulary.ts';
import type { OfficeDocument } from '#lib/document/office/queries.ts';
import { listFormat } from '#lib/kernel/formatter.ts';
import { translator } from '#lib/kernel/language.ts';

type Of = Pick<OfficeDocument, 'access' | 'delegation' | 'audience'>;

/** Exactly who sees a document of this access once it is issued, by name as the register has it today. */
export function audienceText(locale: Locale, { access, delegation, audience }: Of): string {
  const t = translator(locale, 'office-document');
  const { members, observers } = audience;
  const listed = (names: readonly string[]) => ({
    count: names.length,
    names: listFormat(locale).format(names) || '—',
  });
  const said: Record<Access, () => string> = {
    public: () => t('audience.public'),
    participants: () => t('audience.participants', listed([...members, ...observers])),
    members: () => t('audience.members', listed(members)),
    delegation: () => t('audience.delegation', { state: delegation ?? '—' }),
    secretariat: () => t('audience.secretariat'),
  };
  return said[access]();
}

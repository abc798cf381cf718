import { periodStatus } from '#components/membership/status-text.ts';
import { claimValue } from '#components/source/claim-groups.ts';
import { heldOn, periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { ClaimMatter, ClaimSubject } from '#lib/claim/staff/queries.ts';
import { labelled, translator, wordOr } from '#lib/language/language.ts';
import type { ClaimView } from '#lib/source/queries.ts';

/** What a claim is about, as a person would say it: “Kyrgyzstan, Chair”, a conference by its title, the Process as a whole. */
export function subjectName(locale: Locale, { noun, name, office, kind }: ClaimSubject): string {
  const t = translator(locale, 'staff-claim');
  if (noun === 'process') return t('process');
  if (noun === 'arrangement') {
    const arrangement = kind && translator(locale, 'vocabulary')(`arrangementKind.${kind}`);
    return [arrangement, name].filter(Boolean).join(': ') || t('secretariat');
  }
  return noun === 'term' && name && office ? t('inOffice', { state: name, office }) : (name ?? '');
}

/** What the register says of it now, to tell one term or period from another: “from November 2016 to November 2018”. */
export function subjectNow(locale: Locale, { noun, status, statusWord, from, to }: ClaimSubject): string | null {
  const when = noun === 'conference' && from ? heldOn(locale, from, to) : periodText(locale, from, to);
  const said = status && periodStatus(locale, { status, statusWord });
  return [said, when].filter(Boolean).join(', ') || null;
}

/** Which fact of it: “Beginning”, or “Beginning (nominal)”. */
export function matterName(locale: Locale, { field, kind }: ClaimMatter): string {
  const vocabulary = translator(locale, 'vocabulary');
  const matter = wordOr(vocabulary, `claimField.${field}`, field);
  if (!kind) return matter;
  return translator(locale, 'staff-claim')('matterOf', { matter, kind: vocabulary(`claimKind.${kind}`) });
}

/** Which fact of which thing: “Kyrgyzstan, Chair: beginning”; a thing that is one fact itself is named alone. */
export function matterOfSubject(locale: Locale, subject: ClaimSubject, matter: ClaimMatter): string {
  const name = subjectName(locale, subject);
  if (subject.noun === 'arrangement' && subject.id === null) return name;
  const fact = matterName(locale, matter);
  return labelled(locale, name, `${fact.charAt(0).toLocaleLowerCase(locale)}${fact.slice(1)}`);
}

/** “November 2016, as told by UNHCR”, with the reason where one was recorded. */
export function claimSaid(locale: Locale, { field, value, source, reason }: ClaimView): string {
  const t = translator(locale, 'staff-claim');
  const said = { value: claimValue(locale, field, value), publisher: source.publisher };
  return reason ? t('choose.saidWithReason', { ...said, reason }) : t('choose.said', said);
}

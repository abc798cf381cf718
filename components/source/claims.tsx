import { Cite } from '#components/source/cite.tsx';
import { type ClaimGroup, claimGroups, claimValue, type Said } from '#components/source/claim-groups.ts';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';
import type { ClaimView } from '#lib/source/queries.ts';
import { agree } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  sources: Numbered;
  /** Those worth showing: the views hold back what all sources agree on. */
  claims: readonly ClaimView[];
};

/** What the sources say of a fact, side by side: who says what, what the register holds, and why. */
export function Claims({ locale, sources, claims }: Props) {
  return claimGroups(claims).map((group) => (
    <Group key={`${group.field} ${group.kind}`} locale={locale} sources={sources} group={group} />
  ));
}

function Group({ locale, sources, group }: { locale: Locale; sources: Numbered; group: ClaimGroup }) {
  const t = translator(locale, 'source');
  const vocabulary = translator(locale, 'vocabulary');
  const field = wordOr(vocabulary, `claimField.${group.field}`, group.field);
  // Free words may say the same in other words: only values that can be compared are said to differ.
  const statements = group.field === 'secretariat';
  // What one says less precisely, “2013” beside “2013-06-05”, agrees.
  const differ = group.said.some((one) => group.said.some((other) => !agree(one.value, other.value)));
  const about = group.kind ? `${field} (${vocabulary(`claimKind.${group.kind}`)})` : field;
  return (
    <div
      data-claims
      className="tw:my-3 tw:max-w-measure tw:break-inside-avoid tw:border-s tw:border-edge tw:ps-4 tw:text-sm tw:leading-snug"
    >
      <p className="tw:text-muted">{t(statements ? 'statements' : differ ? 'differ' : 'agree', { about })}</p>
      <ul>
        {group.said.map((said) => (
          <li key={said.value} className="tw:py-1">
            <Saying locale={locale} sources={sources} field={group.field} said={said} />
          </li>
        ))}
      </ul>
      {!statements && !group.accepted && differ && <p className="tw:text-muted">{t('noneAccepted')}</p>}
    </div>
  );
}

type SayingProps = { locale: Locale; sources: Numbered; field: string; said: Said };

function Saying({ locale, sources, field, said }: SayingProps) {
  const t = translator(locale, 'source');
  return (
    <>
      <Quoted locale={locale}>{claimValue(locale, field, said.value)}</Quoted>
      {'\u00a0– '}
      {said.sources.map((source, at) => (
        <span key={source.key}>
          {at > 0 && ', '}
          <Quoted locale={locale}>{source.publisher}</Quoted>
          <Cite locale={locale} sources={sources} of={source} />
        </span>
      ))}
      {said.accepted && (
        <span className="tw:ms-3 tw:whitespace-nowrap">
          <Status mark="solid">{t('accepted')}</Status>
        </span>
      )}
      {[said.reason, ...said.notes].map(
        (text) =>
          text && (
            <span className="tw:block tw:text-muted" key={text}>
              <Note locale={locale} sources={sources}>
                {text}
              </Note>
            </span>
          ),
      )}
    </>
  );
}

import { titleInWords } from '#components/conference/exercise-mark.tsx';
import { toldApart } from '#components/conference/when-held.ts';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { classes } from '#components/ui/classes.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { stackedLook } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import { type Locale, natures } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  conferences: readonly ConferenceChoice[];
  chosen: { conference?: string | undefined; nature?: string | undefined };
};

/** The first step to a new document: its conference and nature, by a plain address, from which the symbol follows. */
export function DocumentChoice({ locale, conferences, chosen }: Props) {
  const t = translator(locale, 'staff-document');
  const office = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  const path = `/${locale}/portal/staff`;
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: `${path}/document`, label: office('area.document') }]} />
      <PageHeading title={t('new.title')} />
      {conferences.length === 0 ? (
        <EmptyState title={t('new.noConference')}>
          {t('new.noConferenceLead')} <a href={`${path}/conference`}>{t('new.toConferences')}</a>
        </EmptyState>
      ) : (
        <Section title={t('new.choose')} wide>
          <p>{t('new.chooseLead')}</p>
          <form method="get" action={`${path}/document/new`} className={classes(stackedLook, 'tw:mt-4')}>
            <Select
              name="conference"
              label={t('conference')}
              placeholder={office('form.choose')}
              required
              defaultValue={chosen.conference ?? ''}
              options={conferences.map((one) => ({
                value: one.id,
                label: toldApart(locale, titleInWords(locale, one), one),
              }))}
            />
            <Select
              name="nature"
              label={t('new.nature')}
              required
              defaultValue={chosen.nature ?? natures[0]}
              options={natures.map((nature) => ({ value: nature, label: words(`nature.${nature}`) }))}
            />
            <Actions>
              <Button>{t('new.next')}</Button>
            </Actions>
          </form>
        </Section>
      )}
    </>
  );
}

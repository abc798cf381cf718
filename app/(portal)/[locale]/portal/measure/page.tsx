import { localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';

type Props = { params: Promise<{ locale: string }> };

/** A page of one heading, dynamic as every page of the portal is: what `npm run bench` compares the desk with. */
export default async function Page({ params }: Props) {
  const t = translator(await localeOf(params), 'frame');
  return (
    <main>
      <h1>{t('desk')}</h1>
    </main>
  );
}

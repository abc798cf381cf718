import { Button } from '#components/ui/button.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** Posted by the browser itself: the next page is a whole one, and Back shows no room that was left. */
export function SignOut({ locale }: { locale: Locale }) {
  return (
    <form method="post" action="/api/sign-out">
      <input type="hidden" name="locale" value={locale} />
      <Button tone="plain">{translator(locale, 'account')('signOut')}</Button>
    </form>
  );
}

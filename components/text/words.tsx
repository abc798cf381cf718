import { classes } from '#components/ui/classes.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Runs } from '#components/ui/redline.tsx';
import { runsOf, withoutEmphasis } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';

type Props = { text: string; language: string; className?: string };

/** A paragraph’s words in their own language and direction. */
export function Words({ text, language, className }: Props) {
  return (
    <span lang={language} dir={directionOf(language)} className={classes('tw:wrap-anywhere', className)}>
      <Runs runs={runsOf(text)} />
    </span>
  );
}

/** Words of a text that are said in a form and not asked, with what stands between asterisks in italics. */
export const fixedWords = (name: string, label: string, text: string, language: string): FieldSpec => ({
  kind: 'fixed',
  name,
  label,
  value: '',
  text: withoutEmphasis(text),
  lang: language,
  runs: runsOf(text),
});

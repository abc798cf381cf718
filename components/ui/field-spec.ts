import type { ReactNode } from 'react';
import type { Option } from '#components/ui/select.tsx';
import type { ShownOnceWords } from '#components/ui/shown-once.tsx';

type Common = {
  name: string;
  label: string;
  help?: string;
  optional?: string;
  required?: boolean;
  value?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** What the browser may fill in by itself. */
  autoComplete?: string;
  /** Where it is asked once more, what was typed is among what is looked at once more, as readers will see it, and is not said again. */
  isAmongCautions?: boolean;
};

/** A field as data, so that a page made on the server can hand a whole form over. */
export type FieldSpec =
  | (Common & {
      kind: 'text' | 'date' | 'email' | 'number' | 'password';
      min?: string;
      max?: string;
      list?: readonly string[];
    })
  | (Common & { kind: 'area'; rows?: number })
  | (Common & { kind: 'select'; options: readonly Option[]; placeholder?: string })
  /** Any number of a list: each that is chosen is sent as `name.value`, as `chosenOf` of lib/act/form.ts reads it. */
  | (Omit<Common, 'value'> & {
      kind: 'several';
      options: readonly Option[];
      chosen: readonly string[];
      noneChosen: string;
    })
  | (Common & { kind: 'file'; accept: string; limitBytes: number; tooLarge: string })
  | { kind: 'hidden'; name: string; value: string }
  /**
   * Said and not asked: `text` is what people read, in the form and once more when it is confirmed, or `runs` of it where some of its words are
   * emphasised; `value` is what is sent.
   */
  | {
      kind: 'fixed';
      name: string;
      label: string;
      value: string;
      text: string;
      lang?: string;
      runs?: readonly { text: string; emphasised: boolean }[];
    }
  /** What the act reads out of the rest: not in the form, and chosen piece by piece where it is asked once more. */
  | { kind: 'reading'; name: string; label: string; doubt: string; options: readonly Option[] }
  /** `name`: what an error of the group as a whole is called. */
  | { kind: 'group'; legend: string; name?: string; help?: string; fields: readonly FieldSpec[] };

export type FormWords = {
  submit: string;
  /** For an act that requires confirmation: the heading over what will be recorded, the button that records it, and the one that goes back. */
  confirmTitle?: string;
  confirm?: string;
  back?: string;
  /** Over what is unusual about it. */
  again?: string;
  pending: string;
  none: string;
  /** For an act that gives something to be shown once. */
  shown?: ShownOnceWords;
};

/** What an act that asks once more shows as readers will see it, in place of the fields that it covers. */
export type Preview = {
  show: (values: Readonly<Record<string, string>>) => ReactNode;
  covers: (name: string) => boolean;
};

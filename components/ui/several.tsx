import { fieldId } from '#components/ui/field.tsx';
import type { Option } from '#components/ui/select.tsx';

type Props = {
  name: string;
  label: string;
  help?: string;
  optional?: string;
  error?: string | undefined;
  options: readonly Option[];
  chosen: readonly string[];
  /** What stands in place of the names while none is chosen. */
  noneChosen: string;
};

/** The values under a name: of `hosts.KAZ` and `hosts.org:IOM` those are KAZ and org:IOM. */
export const keysUnder = (values: Readonly<Record<string, string>>, name: string): string[] =>
  Object.keys(values).flatMap((key) => (key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : []));

/** Any number of a long list: what is chosen is said, and the list opens below it. */
export function SeveralField({ name, label, help, optional, error, options, chosen, noneChosen }: Props) {
  const id = fieldId(name);
  const names = options.flatMap((one) => (chosen.includes(one.value) ? [one.label] : []));
  const by = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="tw:max-w-128 tw:min-w-0 tw:wrap-anywhere"
      aria-describedby={by || undefined}
    >
      <legend className="tw:font-emphasis">
        {label}
        {optional && <span className="tw:font-normal tw:text-muted"> ({optional})</span>}
      </legend>
      {error && (
        <p className="tw:my-1 tw:text-refusal" id={`${id}-error`}>
          {error}
        </p>
      )}
      <details
        className="tw:mt-1 tw:rounded-sm tw:border tw:border-edge tw:bg-raised tw:px-3 tw:py-2"
        open={error !== undefined}
      >
        <summary>{names.length > 0 ? names.join(', ') : noneChosen}</summary>
        <ul className="tw:mt-2 tw:max-h-64 tw:overflow-y-auto">
          {options.map((option) => (
            <li key={option.value}>
              <label className="tw:flex tw:min-h-8 tw:items-center tw:gap-2">
                <input
                  type="checkbox"
                  name={`${name}.${option.value}`}
                  value="yes"
                  defaultChecked={chosen.includes(option.value)}
                />
                {option.label}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {help && (
        <p className="tw:text-sm tw:text-muted" id={`${id}-help`}>
          {help}
        </p>
      )}
    </fieldset>
  );
}

import { ErrorSummary } from '#components/ui/error-summary.tsx';

/** Says why what was sent without a script was refused; where a form of the page says it, that one alone. */
export function Unsaid({ unsaid }: { unsaid: string }) {
  return (
    <div className="tw:in-[:has([data-refused])]:hidden">
      <ErrorSummary title={unsaid} errors={[]} />
    </div>
  );
}

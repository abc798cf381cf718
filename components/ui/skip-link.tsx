/** The first stop of the Tab key: past the masthead, to the page's own words. */
export function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a
      className="tw:absolute tw:-start-[100vw] tw:z-10 tw:bg-paper tw:px-4 tw:py-3 tw:focus:start-2 tw:focus:top-2"
      href={href}
    >
      {children}
    </a>
  );
}

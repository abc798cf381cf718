/** The first stop of the Tab key: past the masthead, to the page's own words. */
export function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a className="skip" href={href}>
      {children}
    </a>
  );
}

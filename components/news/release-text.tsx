import { Fragment } from 'react';
import type { Contact, Inline, Line, Paragraph, Release } from '#lib/news/notation/rules.ts';

/** The words around a release's own: in `note` and `back` the number of a note stands as {number}. */
export type ReleaseWords = { notes: string; note: string; back: string };

type Props = {
  release: Release;
  words: ReleaseWords;
  /** What the anchors of its notes begin with, where a page shows several releases. */
  prefix?: string;
};

const numberedIn = (words: string, number: string): string => words.replace('{number}', number);
const linkLook = 'tw:wrap-anywhere';

/** What a release says, whole: its lead, its paragraphs, lists and quotations, and its notes, which lead to the text and back. */
export function ReleaseText({ release: { lead, blocks, notes }, words, prefix = '' }: Props) {
  const inLine = (line: Line) => <InLine line={line} words={words} prefix={prefix} />;
  return (
    <>
      {lead.length > 0 && (
        <div className="tw:mb-5 tw:space-y-3 tw:text-lg tw:leading-[1.5]" itemProp="description">
          {lead.map((lines, at) => (
            <Lines key={keyOf(at)} lines={lines} inLine={inLine} />
          ))}
        </div>
      )}
      <div className="tw:space-y-4" itemProp="articleBody">
        {blocks.map((block, at) => {
          if (block.kind === 'paragraph') return <Lines key={keyOf(at)} lines={block.lines} inLine={inLine} />;
          if (block.kind === 'list')
            return (
              <ul key={keyOf(at)} className="tw:list-disc tw:space-y-1 tw:ps-6">
                {block.items.map((line, item) => (
                  <li key={keyOf(item)}>{inLine(line)}</li>
                ))}
              </ul>
            );
          return (
            <figure key={keyOf(at)} className="tw:my-6 tw:break-inside-avoid tw:border-s-2 tw:border-edge tw:ps-5">
              <blockquote className="tw:space-y-3">
                {block.paragraphs.map((lines, paragraph) => (
                  <Lines key={keyOf(paragraph)} lines={lines} inLine={inLine} />
                ))}
              </blockquote>
              {block.speaker && (
                <figcaption className="tw:mt-2 tw:text-sm">
                  <span aria-hidden="true">{'—\u00a0'}</span>
                  <span className="tw:font-emphasis">{block.speaker.name}</span>
                  {block.speaker.office && <span className="tw:text-muted">, {block.speaker.office}</span>}
                </figcaption>
              )}
            </figure>
          );
        })}
      </div>
      {notes.length > 0 && (
        <section
          aria-label={words.notes}
          className="tw:mt-8 tw:border-t tw:border-rule tw:pt-4 tw:text-sm tw:leading-snug"
        >
          <ul className="tw:space-y-2">
            {notes.map((note) => (
              <li
                key={note.mark}
                id={`${prefix}note-${note.mark}`}
                className="tw:grid tw:scroll-mt-6 tw:grid-cols-[2rem_minmax(0,1fr)] tw:target:bg-sunk"
              >
                <span className="tw:text-muted tw:tabular-nums">{note.mark}</span>
                <div>
                  <Lined lines={note.lines} inLine={inLine} />
                  <span className="tw:ms-1 tw:print:hidden">
                    {Array.from({ length: note.named }, (_, naming) => (
                      <a
                        key={keyOf(naming)}
                        className="tw:me-2 tw:inline-block tw:px-1 tw:py-0.5 tw:no-underline"
                        href={`#${prefix}named-${note.mark}-${naming + 1}`}
                        aria-label={
                          note.named > 1
                            ? `${numberedIn(words.back, note.mark)} (${naming + 1})`
                            : numberedIn(words.back, note.mark)
                        }
                      >
                        ↑{note.named > 1 && <sup>{naming + 1}</sup>}
                      </a>
                    ))}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The contacts of a release, by office; each line its own. */
export function ReleaseContacts({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <ul className="tw:grid tw:grid-cols-pairs tw:gap-x-8 tw:gap-y-5">
      {contacts.map((contact, at) => (
        <li key={keyOf(at)} className="tw:break-inside-avoid">
          <address className="tw:not-italic">
            <span className="tw:block tw:font-emphasis">{contact.office}</span>
            <Lined lines={contact.lines} inLine={(line) => <InLine line={line} />} />
          </address>
        </li>
      ))}
    </ul>
  );
}

/** Parts of one text have no other identity than their places. */
const keyOf = (at: number): string => `${at}`;

type LinesProps = { lines: Paragraph; inLine: (line: Line) => React.ReactNode };

const Lines = ({ lines, inLine }: LinesProps) => (
  <p>
    <Lined lines={lines} inLine={inLine} />
  </p>
);

/** Lines, each beginning anew. */
const Lined = ({ lines, inLine }: LinesProps) =>
  lines.map((line, at) => (
    <Fragment key={keyOf(at)}>
      {at > 0 && <br />}
      {inLine(line)}
    </Fragment>
  ));

type InLineProps = { line: Line; words?: ReleaseWords; prefix?: string };

const InLine = ({ line, words, prefix = '' }: InLineProps) =>
  line.map((part, at) => <Part key={keyOf(at)} part={part} words={words} prefix={prefix} />);

function Part({ part, words, prefix }: { part: Inline; words: ReleaseWords | undefined; prefix: string }) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'link')
    return (
      <a className={linkLook} href={part.href} rel={/^http/i.test(part.href) ? 'external noreferrer' : undefined}>
        {part.text}
      </a>
    );
  return (
    <sup className="tw:top-0 tw:align-[0.45em] tw:font-sans tw:text-[0.75em] tw:leading-none tw:font-normal tw:tabular-nums">
      <a
        id={`${prefix}named-${part.mark}-${part.at + 1}`}
        className="tw:scroll-mt-6 tw:px-[0.15em] tw:py-[0.3em] tw:no-underline tw:hover:underline tw:target:bg-sunk"
        href={`#${prefix}note-${part.mark}`}
        aria-label={words && numberedIn(words.note, part.mark)}
      >
        {part.mark}
      </a>
    </sup>
  );
}

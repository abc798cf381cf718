'use client';
import { Trouble } from '#components/desk/trouble.tsx';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made: the digest is the number under which the fault stands in the log. */
export default function ErrorPage({ error, reset }: Props) {
  return <Trouble what="fault" reference={error.digest} again={reset} />;
}

import { notFound } from 'next/navigation';

/** Every address of the portal that is none: its own 404, not the framework's. */
export default function Page(): never {
  notFound();
}

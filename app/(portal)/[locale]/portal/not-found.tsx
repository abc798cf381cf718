import { Trouble } from '#components/desk/trouble.tsx';

/** The portal's 404 where only a script can show it; bin/serve sends /portal/missing in its place. */
export default function NotFound() {
  return <Trouble what="missing" />;
}

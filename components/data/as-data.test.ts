import { expect, test } from 'vitest';
import { asData } from '#components/data/as-data.ts';

test('a page leads to its table in its own language and narrowed as it is itself', () => {
  expect(asData('ru', '/members?date=2013-06-05')).toEqual([
    {
      href: '/api/v1/members.csv?date=2013-06-05&locale=ru',
      label: 'Члены и наблюдатели сегодня или на заданный день, CSV',
    },
    { href: '/api/v1/memberships.csv?locale=ru', label: 'История членства: все периоды, CSV' },
  ]);
  expect(asData('fr', '/conferences?body=senior-officials-meeting&year=2014&sort=date')).toMatchObject([
    { href: '/api/v1/conferences.csv?body=senior-officials-meeting&year=2014&locale=fr' },
  ]);
  expect(asData('en', '/conferences/some-meeting')).toEqual([]);
  expect(asData('en', '')).toEqual([]);
  expect(asData('en', '/constructor')).toEqual([]);
});

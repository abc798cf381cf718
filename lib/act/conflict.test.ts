import { expect, test } from 'vitest';
import { isUnreachable, refusalOf } from '#lib/act/conflict.ts';
import { Refused } from '#lib/act/result.ts';

const thrown = (code: string, constraint_name?: string) => Object.assign(new Error(code), { code, constraint_name });
/** As drizzle throws what the driver threw. */
const wrapped = (cause: unknown) => new Error('Failed query', { cause });

test('a refusal thrown is that refusal', () => {
  expect(refusalOf(new Refused('date-ahead', { fields: { from: 'date-ahead' } }))).toEqual({
    code: 'date-ahead',
    fields: { from: 'date-ahead' },
  });
});

test('a constraint that a race ran into is the refusal of its name, the command’s own before the common one', () => {
  expect(refusalOf(thrown('23505', 'document_symbol_once'))).toMatchObject({ code: 'symbol-taken' });
  expect(refusalOf(wrapped(thrown('23P01', 'chair_term_actual_no_overlap')))).toEqual({
    code: 'term-overlaps-another',
  });
  expect(refusalOf(wrapped(thrown('23505', 'idempotency_key_pkey')))).toEqual({ code: 'sent-twice' });
  const own = { document_symbol_once: { code: 'symbol-form' } };
  expect(refusalOf(thrown('23505', 'document_symbol_once'), own)).toEqual({ code: 'symbol-form' });
});

test('a deadlock and a serialization failure are a change made meanwhile; a lock not had in time changed nothing for anybody', () => {
  expect(refusalOf(wrapped(thrown('55P03')))).toEqual({ code: 'register-busy' });
  for (const code of ['40P01', '40001'])
    expect(refusalOf(wrapped(wrapped(thrown(code)))), code).toEqual({ code: 'changed-meanwhile' });
});

test('a text that no database can hold is refused, and is no fault', () => {
  expect(refusalOf(wrapped(thrown('22021')))).toEqual({ code: 'field-invalid' });
});

test('what nobody foresaw is a fault: an unknown constraint, another code, no error at all', () => {
  for (const fault of [thrown('23505', 'unforeseen'), thrown('23502'), new Error('x'), 'x', null, undefined])
    expect(refusalOf(fault)).toBeNull();
});

test('the database away is told from a statement that failed', () => {
  for (const code of [
    'ECONNREFUSED',
    'CONNECT_TIMEOUT',
    'CONNECTION_CLOSED',
    '57P01',
    '57P03',
    '08006',
    '53300',
    'EPIPE',
  ])
    expect(isUnreachable(wrapped(thrown(code))), code).toBe(true);
  for (const fault of [thrown('23505'), thrown('57014'), new Error('x'), null, 'ECONNREFUSED'])
    expect(isUnreachable(fault)).toBe(false);
});

import postgres from 'postgres';

/**
 * Asks the register, as the portal's role, whether it answers within 2 s; those who ask meanwhile share one question.
 * Gives null when it does, else one word why it does not.
 */
export function readiness(appUrl: string): () => Promise<string | null> {
  const sql = postgres(appUrl, {
    max: 1,
    connect_timeout: 2,
    idle_timeout: 60,
    connection: { application_name: 'ready' },
  });
  let asking: Promise<string | null> | undefined;
  const ask = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), 2000);
    });
    const answer = sql`select 1`.then(
      () => null,
      () => 'database',
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

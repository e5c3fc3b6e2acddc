import { pool } from '../db/client';

/** Two counters and a difference, and nothing that holds them together. */
export async function useSession(purchaseId: string) {
  const found = await pool.query(
    'UPDATE customer_purchases SET sessions_used = sessions_used + 1, sessions_remaining = sessions_remaining - 1 WHERE id = $1 AND sessions_remaining > 0 RETURNING sessions_remaining',
    [purchaseId],
  );
  return found.rowCount === 1;
}

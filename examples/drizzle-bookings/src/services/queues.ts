import { pool } from '../db/client';

export async function waiting(queueId: string) {
  const found = await pool.query("SELECT id, position, party_size, estimated_wait_min FROM queue_entries WHERE queue_id = $1 AND status = 'waiting' ORDER BY position", [queueId]);
  return found.rows;
}

export async function join(bizId: string, queueId: string, customerId: string | null, size: number) {
  await pool.query(
    `INSERT INTO queue_entries (id, biz_id, queue_id, customer_user_id, party_size, position)
     SELECT gen_random_uuid()::text, $1, $2, $3, $4, coalesce(max(position), 0) + 1 FROM queue_entries WHERE queue_id = $2`,
    [bizId, queueId, customerId, size],
  );
}

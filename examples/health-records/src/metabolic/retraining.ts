import { prisma } from '../lib/prisma.js';
import { train } from './training.js';

const STALE_AFTER_DAYS = 14;
const RMSE_LIMIT = 25;

export type RetrainingReason = 'never-trained' | 'stale' | 'inaccurate';

/** Why the model of a person should be trained again, or null. */
export async function retrainingReason(personId: string, now: Date): Promise<RetrainingReason | null> {
  const model = await prisma.personal_models.findFirst({
    where: { person_id: personId, model_type: 'glucose-prediction', is_active: true },
    select: { trained_at: true, accuracy_rmse: true, training_data_end: true },
  });
  if (!model) return 'never-trained';
  const age = (now.getTime() - model.trained_at.getTime()) / 86_400_000;
  if (age > STALE_AFTER_DAYS) return 'stale';
  return (model.accuracy_rmse ?? 0) > RMSE_LIMIT ? 'inaccurate' : null;
}

/** Run by a nightly job. Returns how many models were trained. */
export async function retrainAll(now: Date): Promise<number> {
  const people = await prisma.person.findMany({ select: { id: true } });
  let trained = 0;
  for (const person of people) {
    if ((await retrainingReason(person.id, now)) === null) continue;
    const start = new Date(now.getTime() - 90 * 86_400_000);
    if (await train(person.id, start, now)) trained += 1;
  }
  return trained;
}

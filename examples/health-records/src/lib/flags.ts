import { createHash } from 'node:crypto';
import { prisma } from './prisma.js';

/** Is this feature on for this person? The same person always falls on the same side of a rollout. */
export async function isOn(key: string, personId: string): Promise<boolean> {
  const flag = await prisma.featureFlag.findUnique({ where: { key }, select: { enabled: true, rolloutPercent: true } });
  if (!flag?.enabled) return false;
  const bucket = createHash('sha256').update(`${key}:${personId}`).digest().readUInt16BE(0) % 100;
  return bucket < flag.rolloutPercent;
}

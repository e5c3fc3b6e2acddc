import { prisma } from '../lib/prisma.js';

export type ModelVersion = { id: string; version: string; trained_at: Date; is_active: boolean };

/** All versions of one model type, the youngest first. */
export async function listVersions(personId: string, modelType: string): Promise<ModelVersion[]> {
  return prisma.personal_models.findMany({
    where: { person_id: personId, model_type: modelType },
    select: { id: true, version: true, trained_at: true, is_active: true },
    orderBy: { trained_at: 'desc' },
  });
}

/** Looks one version up by the key that makes it unique. */
export async function findVersion(personId: string, modelType: string, version: string): Promise<ModelVersion | null> {
  return prisma.personal_models.findUnique({
    where: { person_id_model_type_version: { person_id: personId, model_type: modelType, version } },
    select: { id: true, version: true, trained_at: true, is_active: true },
  });
}

/** "3" follows "2"; the first is "1". */
export async function nextVersion(personId: string, modelType: string): Promise<string> {
  const versions = await listVersions(personId, modelType);
  const highest = versions.reduce((top, model) => Math.max(top, Number.parseInt(model.version, 10) || 0), 0);
  return String(highest + 1);
}

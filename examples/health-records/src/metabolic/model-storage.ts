import { prisma } from '../lib/prisma.js';

/** A trained model as the rest of the code sees it. */
export interface StoredModel {
  id: string;
  person_id: string;
  model_type: string;
  version: string;
  is_active: boolean;
  training_data_start: Date;
  training_data_end: Date;
  training_meals_count: number;
  trained_at: Date;
  last_used_at: Date | null;
  accuracy_rmse: number | null;
  accuracy_mae: number | null;
  accuracy_r2: number | null;
  model_data_path: string;
  metadata: unknown;
}

export interface NewModel {
  personId: string;
  modelType: string;
  version: string;
  window: { start: Date; end: Date };
  meals: number;
  accuracy: { rmse: number; mae: number; r2: number };
  path: string;
  metadata?: Record<string, string | number>;
}

/** Saves a freshly trained model. It is not active until `activate` says so. */
export async function saveModel(model: NewModel): Promise<StoredModel> {
  return prisma.personal_models.create({
    data: {
      person_id: model.personId,
      model_type: model.modelType,
      version: model.version,
      is_active: false,
      training_data_start: model.window.start,
      training_data_end: model.window.end,
      training_meals_count: model.meals,
      trained_at: new Date(),
      accuracy_rmse: model.accuracy.rmse,
      accuracy_mae: model.accuracy.mae,
      accuracy_r2: model.accuracy.r2,
      model_data_path: model.path,
      metadata: model.metadata,
    },
  });
}

/** The model that predictions of this person use now. */
export async function activeModel(personId: string, modelType: string): Promise<StoredModel | null> {
  const model = await prisma.personal_models.findFirst({
    where: { person_id: personId, model_type: modelType, is_active: true },
    orderBy: { trained_at: 'desc' },
  });
  if (model) {
    await prisma.personal_models.update({ where: { id: model.id }, data: { last_used_at: new Date() } });
  }
  return model;
}

/** Exactly one model of a person and type is active. */
export async function activate(model: Pick<StoredModel, 'id' | 'person_id' | 'model_type'>): Promise<void> {
  await prisma.$transaction([
    prisma.personal_models.updateMany({
      where: { person_id: model.person_id, model_type: model.model_type, is_active: true },
      data: { is_active: false },
    }),
    prisma.personal_models.update({ where: { id: model.id }, data: { is_active: true } }),
  ]);
}

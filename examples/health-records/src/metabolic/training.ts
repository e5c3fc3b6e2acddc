import { prisma } from '../lib/prisma.js';
import { activate, saveModel, type StoredModel } from './model-storage.js';
import { nextVersion } from './versioning.js';

const MODEL_TYPE = 'glucose-prediction';
const MEALS_NEEDED = 20;

export interface TrainingSample {
  carbs: number;
  peak: number;
}

/** Meals of the window with the highest reading of the two hours after each. */
async function samples(personId: string, start: Date, end: Date): Promise<TrainingSample[]> {
  const meals = await prisma.food_entries.findMany({
    where: { person_id: personId, timestamp: { gte: start, lt: end } },
    orderBy: { timestamp: 'asc' },
  });
  const readings = await prisma.glucose_readings.findMany({
    where: { person_id: personId, timestamp: { gte: start } },
    select: { timestamp: true, value_mg_dl: true },
  });
  return meals.flatMap((meal) => {
    const until = meal.timestamp.getTime() + 2 * 60 * 60 * 1000;
    const after = readings.filter((r) => r.timestamp >= meal.timestamp && r.timestamp.getTime() <= until);
    if (meal.total_carbs_g === null || after.length === 0) return [];
    return [{ carbs: meal.total_carbs_g, peak: Math.max(...after.map((r) => r.value_mg_dl)) }];
  });
}

/** A straight line through the samples: enough to show where the model's facts go. */
function fit(data: TrainingSample[]) {
  const n = data.length;
  const meanX = data.reduce((sum, s) => sum + s.carbs, 0) / n;
  const meanY = data.reduce((sum, s) => sum + s.peak, 0) / n;
  const spread = data.reduce((sum, s) => sum + (s.carbs - meanX) ** 2, 0);
  const slope = spread === 0 ? 0 : data.reduce((sum, s) => sum + (s.carbs - meanX) * (s.peak - meanY), 0) / spread;
  const intercept = meanY - slope * meanX;
  const errors = data.map((s) => s.peak - (intercept + slope * s.carbs));
  const squares = errors.reduce((sum, e) => sum + e * e, 0);
  const total = data.reduce((sum, s) => sum + (s.peak - meanY) ** 2, 0);
  return {
    slope,
    intercept,
    rmse: Math.sqrt(squares / n),
    mae: errors.reduce((sum, e) => sum + Math.abs(e), 0) / n,
    r2: total === 0 ? 0 : 1 - squares / total,
  };
}

export async function train(personId: string, start: Date, end: Date): Promise<StoredModel | null> {
  const data = await samples(personId, start, end);
  if (data.length < MEALS_NEEDED) return null;
  const line = fit(data);
  const version = await nextVersion(personId, MODEL_TYPE);
  const model = await saveModel({
    personId,
    modelType: MODEL_TYPE,
    version,
    window: { start, end },
    meals: data.length,
    accuracy: { rmse: line.rmse, mae: line.mae, r2: line.r2 },
    path: `models/${personId}/${MODEL_TYPE}/${version}.json`,
    metadata: { slope: line.slope, intercept: line.intercept },
  });
  await activate(model);
  return model;
}

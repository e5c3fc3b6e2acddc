-- Row level security
SET LOCAL lock_timeout = '2s';

ALTER TABLE food_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY food_entries_select ON food_entries FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = food_entries.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_entries_insert ON food_entries FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = food_entries.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_entries_update ON food_entries FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = food_entries.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = food_entries.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_entries_delete ON food_entries FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = food_entries.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE food_photos ENABLE ROW LEVEL SECURITY;
CREATE POLICY food_photos_select ON food_photos FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_photos.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_photos_insert ON food_photos FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_photos.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_photos_update ON food_photos FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_photos.food_entry_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_photos.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_photos_delete ON food_photos FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_photos.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE food_ingredients ENABLE ROW LEVEL SECURITY;
CREATE POLICY food_ingredients_select ON food_ingredients FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_ingredients.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_ingredients_insert ON food_ingredients FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_ingredients.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_ingredients_update ON food_ingredients FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_ingredients.food_entry_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_ingredients.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY food_ingredients_delete ON food_ingredients FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM food_entries e JOIN persons p ON p.id = e.person_id WHERE e.id = food_ingredients.food_entry_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE glucose_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY glucose_readings_select ON glucose_readings FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_readings.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_readings_insert ON glucose_readings FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_readings.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_readings_update ON glucose_readings FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_readings.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_readings.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_readings_delete ON glucose_readings FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_readings.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE glucose_predictions ENABLE ROW LEVEL SECURITY;
CREATE POLICY glucose_predictions_select ON glucose_predictions FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_predictions.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_predictions_insert ON glucose_predictions FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_predictions.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_predictions_update ON glucose_predictions FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_predictions.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_predictions.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY glucose_predictions_delete ON glucose_predictions FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = glucose_predictions.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE personal_models ENABLE ROW LEVEL SECURITY;
CREATE POLICY personal_models_select ON personal_models FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = personal_models.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY personal_models_insert ON personal_models FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = personal_models.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY personal_models_update ON personal_models FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = personal_models.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = personal_models.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY personal_models_delete ON personal_models FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = personal_models.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE meal_templates ENABLE ROW LEVEL SECURITY;
CREATE POLICY meal_templates_select ON meal_templates FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = meal_templates.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY meal_templates_insert ON meal_templates FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = meal_templates.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY meal_templates_update ON meal_templates FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = meal_templates.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = meal_templates.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY meal_templates_delete ON meal_templates FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = meal_templates.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE metabolic_insights ENABLE ROW LEVEL SECURITY;
CREATE POLICY metabolic_insights_select ON metabolic_insights FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = metabolic_insights.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY metabolic_insights_insert ON metabolic_insights FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = metabolic_insights.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY metabolic_insights_update ON metabolic_insights FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = metabolic_insights.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = metabolic_insights.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY metabolic_insights_delete ON metabolic_insights FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = metabolic_insights.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE subscription_tiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY subscription_tiers_select ON subscription_tiers FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = subscription_tiers.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY subscription_tiers_insert ON subscription_tiers FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = subscription_tiers.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY subscription_tiers_update ON subscription_tiers FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = subscription_tiers.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = subscription_tiers.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY subscription_tiers_delete ON subscription_tiers FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = subscription_tiers.person_id AND p.owner_id = (SELECT auth.uid())::text));

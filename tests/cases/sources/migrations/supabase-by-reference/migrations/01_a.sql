CREATE TABLE note (id integer PRIMARY KEY, owner uuid REFERENCES auth.users (id));
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON note USING (owner = auth.uid());

-- By itself, as V15_1: nothing is forgotten yet, so it is empty, but all of history is read for that.
-- Serves pages: who polls must learn that an entity was forgotten.
CREATE INDEX entity_change_forgotten ON hub.entity_change (type, seq) WHERE operation = 'forget';

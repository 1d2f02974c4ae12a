-- By itself: whoever writes waits while it is built, and for nothing else.
-- Serves "the changes after that number" and "the newest".
CREATE INDEX entity_change_by_seq ON hub.entity_change (seq);

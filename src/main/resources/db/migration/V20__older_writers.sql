-- A hub of the version before may still write while this one starts, and does not know hub.entity.change_seq: without its number a
-- change would be in neither the feed nor the pages. The conditions hold for its statements only, so nobody else pays for this.
CREATE FUNCTION hub.number_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.change_seq := coalesce(
        (SELECT max(c.seq) FROM hub.entity_change c WHERE c.type = NEW.type AND c.id = NEW.id), NEW.change_seq);
    RETURN NEW;
END $$;
CREATE TRIGGER number_of_first_change BEFORE INSERT ON hub.entity
    FOR EACH ROW WHEN (NEW.change_seq = 0) EXECUTE FUNCTION hub.number_of_change();
CREATE TRIGGER number_of_change BEFORE UPDATE ON hub.entity
    FOR EACH ROW WHEN (NEW.change_seq = OLD.change_seq AND NEW.changed_at <> OLD.changed_at)
    EXECUTE FUNCTION hub.number_of_change();

-- A State or an organization added by mistake leaves the register, as long as nothing rests on it: the references of the tables refuse it otherwise.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['participant', 'state_name', 'state', 'organization'] LOOP
    EXECUTE format('CREATE POLICY annul_by_secretariat ON %I FOR DELETE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;

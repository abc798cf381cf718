ALTER TABLE "process" ADD COLUMN "interface_languages" jsonb DEFAULT '[]'::jsonb NOT NULL;
